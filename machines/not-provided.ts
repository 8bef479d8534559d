/** Stands in a machine where a test or the application has to `provide` the real actor. */
export function notProvided(actor: string): () => Promise<never> {
  return () => Promise.reject(new Error(`the machine was started without its actor "${actor}"`));
}
