// The program itself, as it is built, with a simulated reader.
await import(new URL('../../../dist/main/store-stage.js', import.meta.url).href);
