import { app } from 'electron';
import { builtParts } from '../built-parts';
import { SimulatedReader } from '../card/simulated-reader';
import { systemClock } from '../clock';
import { success } from '../result';
import { ownArguments, readStartOptions } from '../start-options';
import { startStore } from '../store-app';
import { declareAppProtocol } from '../window/app-protocol';

/*
 * A store's kiosk with a simulated reader that has nothing in it, for tests on machines without PC/SC: everything else
 * is the program itself.
 */
const options = readStartOptions(ownArguments(process.argv, app.isPackaged), process.env);
declareAppProtocol();
if (options.ok && options.value.kiosk !== undefined) {
  const { kiosk: file, data, clock } = options.value;
  const reader = new SimulatedReader({ clock: systemClock });
  startStore({
    file,
    parts: builtParts(),
    openReader: () => Promise.resolve(success(reader)),
    ...(data === undefined ? {} : { data }),
    ...(clock === undefined ? {} : { clock }),
  });
}
