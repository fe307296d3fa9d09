// Medians and quartiles. A value that was not measured (not a finite number) does not count.

const finite = (values) => values.filter(Number.isFinite).sort((a, b) => a - b);

/** @param {unknown[]} values @param {number} share 0.25 for the lower quartile @returns {number | undefined} */
export function quantile(values, share) {
  const sorted = finite(values);
  const at = (sorted.length - 1) * share;
  const [low, high] = [sorted[Math.floor(at)], sorted[Math.ceil(at)]];
  return sorted.length ? low + (high - low) * (at % 1) : undefined;
}

/** @param {unknown[]} values @returns {number | undefined} */
export const median = (values) => quantile(values, 0.5);

/** All runs of one entry as one record: the median of each number, the first value of anything else. @param {object[]} runs */
export function summary(runs) {
  const typical = (field) => {
    const values = runs.map((run) => run[field]);
    return median(values) ?? values[0];
  };
  return {
    ...Object.fromEntries(Object.keys(runs[0]).map((field) => [field, typical(field)])),
    errors: [...new Set(runs.flatMap((run) => run.errors ?? []))],
    firstCardQuartiles: [0.25, 0.75].map((share) => quantile(runs.map((run) => run.firstCard), share)),
    runs: runs.length,
    disturbed: runs.filter((run) => run.disturbed).length,
  };
}
