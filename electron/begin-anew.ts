/**
 * The name under which the running program keeps, in its main process alone, what begins its world anew: a test that
 * plays many scenarios reaches it through the debugger, and no page ever does.
 */
export const BEGIN_ANEW = 'ansho.begin-anew';
