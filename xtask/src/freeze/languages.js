// What `Intl` says of dates and times in the languages of the stories, in the shape of `Language` (src/page/language.rs),
// sampled as extension/background.js samples it: the tests of the core have no `Intl`.
const pairs = (parts) => parts.map(({ type, value }) => [type, value.toLowerCase().trim()]);
const UNITS = ["hour", "day", "week", "month", "year"], STYLES = ["long", "short", "narrow"], COUNTS = [1, 2, 3, 5, 30];

function language(tag) {
  const months = [], units = new Map(), relative = [], near = [];
  const push = (list, entry) => { if (!list.some(([known]) => known === entry[0])) list.push(entry); };
  for (const style of [{ month: "long", day: "numeric", year: "numeric" }, { month: "short", day: "numeric", year: "numeric" }, { month: "long" }, { month: "short" }]) {
    const format = new Intl.DateTimeFormat(tag, { ...style, timeZone: "UTC" });
    for (let month = 0; month < 12; month++)
      format.formatToParts(new Date(Date.UTC(2027, month) + 14 * 86_400_000)).forEach(({ type, value }, at, parts) => {
        const word = ((/\p{L}+$/u.exec(parts[at - 1]?.value ?? "")?.[0] ?? "") + value).toLowerCase().trim();
        if (type === "month" && /\p{L}/u.test(value)) [word.replace(/\.+$/, ""), word].forEach((it) => push(months, [it, month + 1]));
      });
  }
  const figured = new Intl.Locale(tag, { numberingSystem: "latn" });
  for (const style of ["long", "short"]) {
    const times = new Intl.RelativeTimeFormat(figured, { style });
    for (const unit of UNITS) {
      const counted = new Intl.NumberFormat(figured, { style: "unit", unit, unitDisplay: style });
      for (const count of COUNTS)
        for (const [kind, word] of [...pairs(counted.formatToParts(count)), ...pairs(times.formatToParts(count, unit))])
          if (kind !== "integer" && ([...word].length > 1 || /[^\x00-\x7f]/.test(word))) units.set(word, (units.get(word) ?? unit) === unit ? unit : "");
    }
  }
  for (const style of STYLES) {
    const times = new Intl.RelativeTimeFormat(figured, { style });
    for (const unit of UNITS)
      for (const count of COUNTS)
        for (const signed of [count, -count]) {
          const pattern = times.format(signed, unit).toLowerCase().replace(/[\u00a0\u202f]/g, " ").replace(String(count), "#");
          if (pattern.includes("#")) push(relative, [pattern, unit, signed > 0]);
        }
  }
  const auto = new Intl.RelativeTimeFormat(tag, { numeric: "auto" });
  for (const days of [-1, 0, 1, 2]) {
    const text = auto.format(days, "day").toLowerCase();
    if (!/\p{N}/u.test(text)) near.push([text, days]);
  }
  const kinds = new Intl.DateTimeFormat(tag, { day: "numeric", month: "numeric", year: "numeric", timeZone: "UTC" })
    .formatToParts(new Date(Date.UTC(2027, 3))).map((part) => part.type).filter((type) => /^(day|month|year|relatedYear)$/.test(type));
  const order = { day: "dmy", month: "mdy" }[kinds[0]] ?? (kinds[1] === "month" ? "ymd" : "unknown");
  return { months, units: [...units].filter(([, unit]) => unit), relative, near, order };
}

// The usual ways to write a day, and what each comes to for the days that are asked for.
const USUAL = [
  { dateStyle: "full" }, { dateStyle: "long" }, { dateStyle: "medium" }, { dateStyle: "short" },
  { year: "numeric", month: "short", day: "numeric" }, { year: "numeric", month: "numeric", day: "numeric" },
  { year: "numeric", month: "2-digit", day: "2-digit" }, { weekday: "short", year: "numeric", month: "short", day: "numeric" },
];
const styles = (tag) => tag === "ja" ? [...USUAL, { dateStyle: "long", calendar: "japanese" }, { dateStyle: "short", calendar: "japanese" }] : USUAL;
const dates = (tag, days) => styles(tag).map((style) => {
  const format = new Intl.DateTimeFormat(tag, { ...style, timeZone: "UTC" });
  return days.map((day) => format.format(new Date(day)));
});
// Times from now with other counts than those that the words were sampled with.
const times = (tag) => ["day", "week", "month", "year"].flatMap((unit) => [1, 2, 3, 4, 6, 7, 10, 11, 12, 14, 21, 22, 45, 90].flatMap((count) =>
  [["long", count], ["short", count], ["long", -count]].map(([style, signed]) => [new Intl.RelativeTimeFormat(tag, { style }).format(signed, unit), unit, signed])));

return Object.fromEntries(arguments[0].map((tag) => [tag, { ...language(tag), dates: dates(tag, arguments[1]), times: times(tag) }]));
