/** The floors of the house: imports go down only. */
const rule = (name, from, to) => ({ name, severity: 'error', from, to });

module.exports = {
  forbidden: [
    rule('no-circular', {}, { circular: true }),
    rule('machines-import-xstate-alone', { path: '^machines/' }, { pathNot: '^(machines/|node_modules/xstate)' }),
    rule('renderer-never-imports-electron', { path: '^renderer/' }, { path: '^(electron/|node_modules/electron/)' }),
    rule('electron-never-imports-renderer', { path: '^electron/' }, { path: '^renderer/' }),
    rule(
      'card-knows-no-other-device',
      { path: '^electron/card/' },
      { path: '^electron/(centre|simulation|webauthn-simulator)/' },
    ),
    rule(
      'centre-knows-no-other-device',
      { path: '^electron/centre/' },
      { path: '^electron/(card|simulation|webauthn-simulator)/' },
    ),
    rule(
      'a-store-ends-below-the-simulation',
      { path: '^electron/store-app\\.ts$' },
      { path: '^electron/simulation/', reachable: true },
    ),
    rule('hosts-below-the-simulation', { path: '^electron/[a-z-]+-host\\.ts$' }, { path: '^electron/simulation/' }),
    rule('not-to-unresolvable', {}, { couldNotResolve: true }),
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
    },
  },
};
