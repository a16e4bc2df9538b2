// Runs before the first paint, so that the page never flashes in the other theme. A file of its own: scripts in the page are refused.
try {
  const theme = localStorage.getItem("assay.theme");
  if (theme === "light" || theme === "dark") {
    document.documentElement.dataset.theme = theme;
  }
} catch {
  // Storage is closed to this page: the system's theme stays.
}
