// Many runs, told in one number. What was not measured (no number) does not count.

const known = (values) => values.filter(Number.isFinite).sort((a, b) => a - b);

/** @param {unknown[]} values @param {number} share 0.25 for the lower quartile @returns {number | undefined} */
export function quantile(values, share) {
  const sorted = known(values);
  const at = (sorted.length - 1) * share;
  const [low, high] = [sorted[Math.floor(at)], sorted[Math.ceil(at)]];
  return sorted.length ? low + (high - low) * (at % 1) : undefined;
}

/** @param {unknown[]} values @returns {number | undefined} */
export const median = (values) => quantile(values, 0.5);

/** Medians of what was counted, the first of what was not, of all samples of one subject. @param {object[]} samples */
export function summary(samples) {
  const middle = (field) => {
    const values = samples.map((sample) => sample[field]);
    return median(values) ?? values[0];
  };
  return {
    ...Object.fromEntries(Object.keys(samples[0]).map((field) => [field, middle(field)])),
    errors: [...new Set(samples.flatMap((sample) => sample.errors ?? []))],
    firstCardQuartiles: [0.25, 0.75].map((share) => quantile(samples.map((sample) => sample.firstCard), share)),
    runs: samples.length,
    disturbed: samples.filter((sample) => sample.disturbed).length,
  };
}
