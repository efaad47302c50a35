// What is wrong with the page as it is laid out now: a list of sentences, and counts of what was looked at.
(() => {
  const faults = [];
  const name = (element) => {
    const text = element.textContent.trim().slice(0, 60);
    return `<${element.tagName.toLowerCase()}> "${text}"`;
  };

  // The page must not scroll sideways; a box of its own may.
  const width = document.documentElement.clientWidth;
  const wide = document.scrollingElement.scrollWidth;
  if (wide > width) faults.push(`the page is ${wide} px wide in a window of ${width} px`);
  for (const element of document.body.querySelectorAll("*")) {
    if (element.closest(".wide") && !element.matches(".wide")) continue;
    const box = element.getBoundingClientRect();
    if (box.width > 0 && box.right > width + 0.5) faults.push(`${name(element)} ends beyond the window's edge`);
  }

  // Every text of a drawing lies inside it and on no other text.
  let texts = 0;
  for (const svg of document.querySelectorAll("svg")) {
    const frame = svg.getBoundingClientRect();
    const boxes = [...svg.querySelectorAll("text")].map((text) => ({ text, box: text.getBoundingClientRect() }));
    texts += boxes.length;
    boxes.forEach(({ text, box }, index) => {
      const label = `${svg.querySelector("title")?.textContent}: text "${text.textContent}"`;
      if (box.left < frame.left - 0.5 || box.right > frame.right + 0.5 || box.top < frame.top - 0.5
        || box.bottom > frame.bottom + 0.5) faults.push(`${label} lies outside its drawing`);
      for (const other of boxes.slice(index + 1)) {
        const across = Math.min(box.right, other.box.right) - Math.max(box.left, other.box.left);
        const down = Math.min(box.bottom, other.box.bottom) - Math.max(box.top, other.box.top);
        if (across > 0.5 && down > 0.5) faults.push(`${label} lies on "${other.text.textContent}"`);
      }
      if (parseFloat(getComputedStyle(text).fontSize) * frame.width / svg.viewBox.baseVal.width < 10) {
        faults.push(`${label} is less than 10 px high`);
      }
    });
  }

  // Contrast of text to what is behind it (WCAG 2.2, 1.4.3).
  const colour = (text) => {
    const parts = text.match(/[\d.]+/g)?.map(Number) ?? [0, 0, 0, 0];
    return { rgb: parts.slice(0, 3), alpha: parts[3] ?? 1 };
  };
  const luminance = (rgb) => rgb
    .map((part) => part / 255)
    .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4))
    .reduce((sum, part, index) => sum + part * [0.2126, 0.7152, 0.0722][index], 0);
  const behind = (element) => {
    for (let place = element; place; place = place.parentElement) {
      const found = colour(getComputedStyle(place).backgroundColor);
      if (found.alpha > 0) return found.rgb;
    }
    return [255, 255, 255];
  };
  let contrasts = 0;
  let least = Infinity;
  for (const element of document.body.querySelectorAll("*")) {
    const isText = [...element.childNodes].some((node) => node.nodeType === 3 && node.textContent.trim());
    if (!isText || element.matches("title, desc")) continue;
    const style = getComputedStyle(element);
    const front = colour(element.matches("text") ? style.fill : style.color).rgb;
    const pair = [luminance(front), luminance(behind(element))].sort((a, b) => b - a);
    const ratio = (pair[0] + 0.05) / (pair[1] + 0.05);
    contrasts += 1;
    least = Math.min(least, ratio);
    if (ratio < 4.5) faults.push(`${name(element)} has a contrast of ${ratio.toFixed(2)}, less than 4.5`);
  }

  // What tools and readers rely on.
  let level = 0;
  for (const heading of document.querySelectorAll("h1, h2, h3, h4, h5, h6")) {
    const next = Number(heading.tagName[1]);
    if (next > level + 1) faults.push(`${name(heading)} follows a heading of level ${level}`);
    level = next;
  }
  const ids = [...document.querySelectorAll("[id]")].map((element) => element.id);
  ids.filter((id, index) => ids.indexOf(id) !== index).forEach((id) => faults.push(`two elements are called ${id}`));
  for (const svg of document.querySelectorAll("svg[role=img]")) {
    for (const part of ["title", "desc"]) {
      if (!svg.querySelector(part)?.textContent.trim()) faults.push(`a drawing has no ${part}`);
    }
  }
  for (const link of document.querySelectorAll("a")) {
    if (!link.hash || !document.getElementById(link.hash.slice(1))) faults.push(`${name(link)} leads nowhere`);
  }
  for (const table of document.querySelectorAll("table")) {
    if (!table.caption || !table.tHead) faults.push(`${name(table)} has no caption or no head`);
    for (const cell of table.querySelectorAll("td, th")) {
      if (!cell.textContent.trim()) faults.push(`${table.caption?.textContent}: a cell is blank`);
    }
  }
  if (document.querySelector("script, iframe, object, embed, img, video, audio, form")) {
    faults.push("the page has an element that runs or fetches something");
  }
  const background = getComputedStyle(document.body).backgroundColor;
  return { faults, background, texts, contrasts, least, charts: document.querySelectorAll("svg[role=img]").length };
})()
