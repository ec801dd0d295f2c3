const DATES = [
  /(?<!\d)(20\d\d)[-_.]?([01]\d)[-_.]?([0-3]\d)(?!\d)/g,
  /(?<!\d)(\d\d)([01]\d)([0-3]\d)(?!\d)/g,
];

/** The date that a file's name seems to hold, `YYYY-MM-DD`: `201002-lebl.ast`, `lebl_2020-10-02.ast`. */
export function dateInName(name: string): string | undefined {
  for (const [, year = '', month, day] of DATES.flatMap(pattern => [...name.matchAll(pattern)])) {
    const date = `${year.padStart(4, '20')}-${month}-${day}`;
    const parsed = new Date(`${date}T00:00:00Z`);
    if (!Number.isNaN(parsed.getTime()) && parsed.toISOString().startsWith(date)) return date;
  }
  return undefined;
}
