// "Tinggalkan halaman": replaces this page, so that the back button does not return to it. Also Esc three times.
(() => {
  "use strict";
  const link = document.querySelector("[data-leave]");
  if (!link) return;
  const leave = () => {
    document.documentElement.hidden = true;
    window.location.replace(link.href);
  };
  link.addEventListener("click", (event) => {
    event.preventDefault();
    leave();
  });
  let presses = [];
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") {
      presses = [];
      return;
    }
    presses = presses.filter((moment) => event.timeStamp - moment < 2000).concat(event.timeStamp);
    if (presses.length >= 3) leave();
  });
})();
