/** True when the command line's verb opens Electron's windows. @param {readonly string[]} args */
export function opensWindows(args) {
  const [verb] = args;
  if (verb === 'evidence' || verb === 'bench' || verb === 'gallery' || verb === 'record') return true;
  return verb === 'run' && (args.includes('--driver=electron') || args[args.indexOf('--driver') + 1] === 'electron');
}
