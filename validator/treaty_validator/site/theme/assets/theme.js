// Before the first paint: the colors that the reader chose last time.
(function () {
  var chosen = null;
  try { chosen = localStorage.getItem("theme"); } catch (error) { /* No storage: the system decides. */ }
  if (chosen === "dark" || chosen === "light") document.documentElement.dataset.theme = chosen;
})();
