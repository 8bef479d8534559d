/** Does these things one at a time, each in a moment when the page has nothing else to do. A failure ends none of the others. */
export function atLeisure(tasks: readonly (() => unknown)[]): void {
  const [task, ...others] = tasks;
  if (task === undefined) return;
  requestIdleCallback(() => {
    const next = () => atLeisure(others);
    Promise.resolve().then(task).then(next, next);
  });
}
