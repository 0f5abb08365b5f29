// Everything here is a convenience: each page says all it has to say without it.
(function () {
  "use strict";
  var root = document.body.dataset.root || "./";
  var all = function (selector, where) { return Array.prototype.slice.call((where || document).querySelectorAll(selector)); };
  var plain = function (text) { return text.normalize("NFD").replace(/[\u0300-\u036f]/g, "").toLowerCase(); };
  var offline = location.protocol === "file:";
  var address = function (path) { return root + path + (offline && path.slice(-1) === "/" ? "index.html" : ""); };

  // A page opened from a disk has no server that would find index.html.
  if (offline) all("a[href]").forEach(function (link) {
    var href = link.getAttribute("href");
    if (!/^[a-z]+:/i.test(href)) link.setAttribute("href", href.replace(/^([^?#]*\/)(?=[?#]|$)/, "$1index.html"));
  });

  // Colors
  var toggle = document.querySelector(".theme-switch");
  var isDark = function () {
    return (document.documentElement.dataset.theme || (matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light")) === "dark";
  };
  toggle.hidden = false;
  toggle.setAttribute("aria-pressed", isDark());
  toggle.addEventListener("click", function () {
    var next = isDark() ? "light" : "dark";
    document.documentElement.dataset.theme = next;
    toggle.setAttribute("aria-pressed", next === "dark");
    try { localStorage.setItem("theme", next); } catch (error) { /* It lasts for this page. */ }
  });

  // Search
  var dialog = document.querySelector("dialog.search");
  var field = document.getElementById("search-field");
  var hits = document.getElementById("search-hits");
  var status = dialog.querySelector("[role=status]");
  var index = null;
  var load = function () {
    if (index) return;
    index = [];
    var script = document.createElement("script");
    script.src = root + "assets/search-index.js";
    script.addEventListener("load", function () {
      index = window.pactsIndex.map(function (one) { return { kind: one[0], path: one[1], title: one[2], more: one[3], tail: one[4], key: plain(one[2]), rest: plain(one[3] + " " + one[4]) }; });
      find();
    });
    document.head.appendChild(script);
  };
  var find = function () {
    var words = plain(field.value).split(/\s+/).filter(Boolean);
    hits.textContent = "";
    status.textContent = "";
    if (!words.length) return;
    var found = index.map(function (one) {
      var score = 0;
      for (var i = 0; i < words.length; i++) {
        var at = one.key.indexOf(words[i]);
        if (at === 0) score += one.key === words[i] ? 12 : 6;
        else if (at > 0) score += one.key.charAt(at - 1) === " " ? 4 : 2;
        else if ((" " + one.rest).indexOf(" " + words[i]) >= 0) score += 3;
        else if (one.rest.indexOf(words[i]) >= 0) score += 1;
        else return null;
      }
      return { one: one, score: score };
    }).filter(Boolean).sort(function (a, b) { return b.score - a.score || (a.one.title < b.one.title ? -1 : 1); });
    found.slice(0, 12).forEach(function (hit) {
      var item = document.createElement("li");
      var link = document.createElement("a");
      var small = document.createElement("small");
      link.href = address(hit.one.path);
      link.textContent = hit.one.title;
      small.textContent = hit.one.kind + (hit.one.tail ? " · " + hit.one.tail : "");
      link.appendChild(small);
      item.appendChild(link);
      hits.appendChild(item);
    });
    status.textContent = found.length ? found.length + " found" : "Nothing found";
  };
  var open = function (event) {
    if (event) event.preventDefault();
    load();
    dialog.showModal();
    field.focus();
  };
  all(".search-open").forEach(function (one) { one.hidden = false; one.addEventListener("click", open); });
  field.addEventListener("input", find);
  field.addEventListener("keydown", function (event) {
    var first = hits.querySelector("a");
    if (event.key === "Enter") { event.preventDefault(); if (first) location.href = first.href; }
    if (event.key === "ArrowDown" && first) { event.preventDefault(); first.focus(); }
  });
  hits.addEventListener("keydown", function (event) {
    var step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (!step) return;
    event.preventDefault();
    var links = all("a", hits);
    var next = links.indexOf(document.activeElement) + step;
    (links[next] || field).focus();
  });
  dialog.addEventListener("click", function (event) { if (event.target === dialog) dialog.close(); });
  document.addEventListener("keydown", function (event) {
    if (event.key === "/" && !/^(INPUT|SELECT|TEXTAREA)$/.test(document.activeElement.tagName)) open(event);
  });

  // What is chosen stands in the address, so that it can be sent to others.
  var query = new URLSearchParams(location.search);
  var keep = function (name, value) {
    if (value) query.set(name, value); else query.delete(name);
    var text = query.toString().replace(/%2C/g, ",");
    try { history.replaceState(null, "", (text ? "?" + text : location.pathname) + location.hash); } catch (error) { /* Not from a disk. */ }
  };

  // Filters
  all("form[data-filter]").forEach(function (form) {
    var table = document.getElementById(form.dataset.filter);
    var rows = all("tbody tr", table);
    var count = form.querySelector(".count");
    var apply = function () {
      var shown = 0;
      rows.forEach(function (row) {
        var fits = all("[name]", form).every(function (input) {
          if (!input.value) return true;
          if (input.name === "q") return plain(row.cells[0].textContent).indexOf(plain(input.value)) >= 0;
          if (input.name === "year") return row.dataset.years.split(" ").some(function (span) {
            var ends = span.split("-");
            return ends[0] && +input.value >= +ends[0] && (!ends[1] || +input.value <= +ends[1]);
          });
          return (" " + row.dataset[input.name] + " ").indexOf(" " + input.value + " ") >= 0;
        });
        row.hidden = !fits;
        if (fits) shown++;
      });
      count.textContent = shown + " of " + rows.length;
    };
    form.hidden = false;
    all("[name]", form).forEach(function (input) {
      if (query.get(input.name)) input.value = query.get(input.name);
      if (query.get(input.name) && form.closest("details")) form.closest("details").open = true;
      input.addEventListener("input", function () { keep(input.name, input.value); apply(); });
    });
    form.addEventListener("submit", function (event) { event.preventDefault(); });
    apply();
  });

  // Sorting
  all("table.sortable").forEach(function (table) {
    var heads = all("thead th", table);
    heads.forEach(function (head, column) {
      if (head.classList.contains("life")) return;
      var button = document.createElement("button");
      button.type = "button";
      button.textContent = head.textContent;
      head.textContent = "";
      head.appendChild(button);
      button.addEventListener("click", function () {
        var up = head.getAttribute("aria-sort") !== "ascending";
        heads.forEach(function (other) { other.removeAttribute("aria-sort"); });
        head.setAttribute("aria-sort", up ? "ascending" : "descending");
        var value = function (row) { var cell = row.cells[column]; return cell.dataset.sort || cell.textContent.trim(); };
        var body = table.tBodies[0];
        all("tr", body).sort(function (a, b) {
          return (up ? 1 : -1) * value(a).localeCompare(value(b), "en", { numeric: true });
        }).forEach(function (row) { body.appendChild(row); });
      });
    });
  });

  // Comparison: the chosen pacts become columns, so that all answers to one question stand in one line.
  all("form[data-compare]").forEach(function (form) {
    var table = document.getElementById("compare");
    var matrix = table.parentNode;
    var rows = all("tbody tr", table);
    var add = form.querySelector("select");
    var count = form.querySelector(".count");
    var ids = rows.map(function (row) { return row.dataset.id; });
    var chosen = (query.get("t") || "").split(",").filter(function (id) { return ids.indexOf(id) >= 0; });
    var side = document.createElement("div");
    side.className = "scroll";
    side.tabIndex = 0;
    side.setAttribute("role", "region");
    side.setAttribute("aria-label", "Chosen pacts side by side");
    matrix.parentNode.insertBefore(side, matrix);
    var put = function (parent, name, text) {
      var made = parent.appendChild(document.createElement(name));
      if (text) made.textContent = text;
      if (name === "th") made.scope = parent.parentNode.tagName === "THEAD" ? "col" : "row";
      return made;
    };
    var drop = function (head, row) {
      var button = put(head, "button", "remove");
      button.type = "button";
      button.className = "drop";
      button.setAttribute("aria-label", "Remove " + row.cells[0].textContent.trim());
      button.addEventListener("click", function () { chosen.splice(chosen.indexOf(row.dataset.id), 1); apply(); add.focus(); });
    };
    var apply = function () {
      var picked = chosen.map(function (id) { return rows[ids.indexOf(id)]; });
      side.textContent = "";
      side.hidden = !picked.length;
      matrix.hidden = picked.length > 0;
      all(".suggest").forEach(function (one) { one.hidden = picked.length > 0; });
      count.textContent = picked.length ? picked.length + " chosen" : rows.length + " pacts";
      keep("t", chosen.join(","));
      if (!picked.length) return;
      var made = put(side, "table");
      made.className = "side";
      var columns = put(made, "colgroup");
      put(columns, "col");
      var head = put(put(made, "thead"), "tr");
      put(head, "td");
      var body = put(made, "tbody");
      picked.forEach(function (row) {
        put(columns, "col");
        var cell = put(head, "th");
        all("a", row.cells[0]).forEach(function (link) { cell.appendChild(link.cloneNode(true)); });
        drop(cell, row);
      });
      all("thead th", table).slice(1).forEach(function (question, number) {
        var line = put(body, "tr");
        put(line, "th", question.textContent);
        picked.forEach(function (row) { line.appendChild(row.cells[number + 1].cloneNode(true)); });
      });
    };
    form.hidden = false;
    add.addEventListener("change", function () {
      if (add.value && chosen.indexOf(add.value) < 0) chosen.push(add.value);
      add.value = "";
      apply();
    });
    form.querySelector("[data-all]").addEventListener("click", function () { chosen = []; apply(); });
    apply();
  });

  // Copying
  if (navigator.clipboard) all("button.copy").forEach(function (button) {
    button.hidden = false;
    button.addEventListener("click", function () {
      navigator.clipboard.writeText(document.getElementById(button.dataset.copy).textContent.trim()).then(function () { button.textContent = "Copied"; });
    });
  });
})();
