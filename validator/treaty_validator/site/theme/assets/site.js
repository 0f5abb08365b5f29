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

  // Comparison
  all("form[data-compare]").forEach(function (form) {
    var rows = all("#compare tbody tr");
    var add = form.querySelector("select");
    var count = form.querySelector(".count");
    var chosen = (query.get("t") || "").split(",").filter(Boolean);
    var apply = function () {
      rows.forEach(function (row) {
        row.hidden = chosen.length > 0 && chosen.indexOf(row.dataset.id) < 0;
        var old = row.querySelector("button");
        if (old) old.remove();
        if (!chosen.length || row.hidden) return;
        var button = document.createElement("button");
        button.type = "button";
        button.className = "drop";
        button.textContent = "remove";
        button.setAttribute("aria-label", "Remove " + row.cells[0].textContent.trim());
        button.addEventListener("click", function () {
          chosen.splice(chosen.indexOf(row.dataset.id), 1);
          apply();
          add.focus();
        });
        row.cells[0].appendChild(button);
      });
      var body = document.querySelector("#compare tbody");
      chosen.forEach(function (id) { rows.forEach(function (row) { if (row.dataset.id === id) body.appendChild(row); }); });
      if (!chosen.length) rows.forEach(function (row) { body.appendChild(row); });
      count.textContent = chosen.length ? chosen.length + " chosen" : rows.length + " pacts";
      keep("t", chosen.join(","));
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
