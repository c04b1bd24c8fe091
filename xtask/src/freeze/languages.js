// What `Intl` says of dates and times in the languages of the stories: the words that `samples` of extension/background.js takes from it,
// which stands before this, and dates and times as pages write them. The tests of the core have no `Intl`.
const language = (tag) => JSON.parse(samples(tag));

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
