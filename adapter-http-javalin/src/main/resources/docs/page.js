"use strict";

const list = document.getElementById("descriptions");
const descriptions = Array.from(list.querySelectorAll("a"), (link) => ({
  name: link.textContent,
  url: link.getAttribute("href"),
}));

SwaggerUIBundle({
  dom_id: "#swagger-ui",
  urls: descriptions,
  // Its logo has a style sheet inside, which the page's policy refuses.
  plugins: [() => ({ components: { Logo: () => null } })],
  presets: [SwaggerUIBundle.presets.apis, SwaggerUIStandalonePreset],
  layout: "StandaloneLayout",
  deepLinking: true,
  displayRequestDuration: true,
  // Nobody else checks a description, and nothing of the page's address is taken for a setting.
  validatorUrl: null,
  queryConfigEnabled: false,
  // A token that was entered goes with the page.
  persistAuthorization: false,
});
list.hidden = true;
