import { raise } from 'xstate';
import { firstOperatorContext, operatorSetup } from './operator-setup';

/**
 * The operator's panel: opened between sessions alone (KIOSK-8), behind a code, and gone by itself. The code pad, the
 * centre's record, the self-test and the clock come in as actors; the code never enters (INV-4).
 */
export const operatorMachine = operatorSetup.createMachine({
  id: 'operator',
  type: 'parallel',
  context: ({ input }) => firstOperatorContext(input),
  on: {
    'kiosk.changed': {
      actions: { type: 'rememberKiosk', params: ({ event }) => ({ isKioskIdle: event.isIdle }) },
    },
    'station.changed': {
      actions: { type: 'rememberStation', params: ({ event }) => ({ station: event.station }) },
    },
    'self-test.finished': {
      actions: { type: 'rememberSelfTest', params: ({ event }) => ({ selfTest: event.result }) },
    },
  },
  states: {
    /** After too many wrong codes none is taken for a while, whether the panel is open or not. */
    lock: {
      initial: 'deciding',
      states: {
        deciding: { always: [{ guard: 'hasToWait', target: 'waiting' }, { target: 'free' }] },
        free: { on: { 'code.refused': 'deciding' } },
        waiting: {
          entry: 'noteWait',
          exit: 'forgetWait',
          after: { untilCodeMayBeTried: 'free' },
        },
      },
    },

    panel: {
      initial: 'away',
      states: {
        away: {
          entry: ['wipePad', 'forgetEntry', 'forgetDay'],
          on: { 'staff.pressed': { guard: 'isKioskIdle', target: 'shown' } },
        },

        shown: {
          type: 'parallel',
          on: {
            'leave.pressed': 'away',
            'language.chosen': {
              actions: { type: 'chooseLanguage', params: ({ event }) => ({ language: event.language }) },
            },
            'kiosk.changed': {
              guard: { type: 'hasSessionBegun', params: ({ event }) => ({ isIdle: event.isIdle }) },
              target: 'away',
              actions: { type: 'rememberKiosk', params: ({ event }) => ({ isKioskIdle: event.isIdle }) },
            },
          },
          states: {
            attention: {
              initial: 'present',
              states: {
                present: {
                  on: { 'person.touched': { target: 'present', reenter: true } },
                  after: { untilPanelLeaves: '#operator.panel.away' },
                },
              },
            },

            content: {
              initial: 'enteringCode',
              states: {
                enteringCode: {
                  on: {
                    'entry.changed': {
                      actions: { type: 'rememberEntry', params: ({ event }) => ({ length: event.length }) },
                    },
                    'confirm.pressed': { guard: 'mayTryCode', target: 'checkingCode' },
                  },
                },

                checkingCode: {
                  invoke: {
                    src: 'checkCode',
                    onDone: [
                      {
                        guard: { type: 'isAccepted', params: ({ event }) => event.output },
                        target: 'open',
                        actions: ['forgetWrongCodes', 'forgetEntry'],
                      },
                      {
                        target: 'enteringCode',
                        actions: ['wipePad', 'countWrongCode', raise({ type: 'code.refused' })],
                      },
                    ],
                    onError: { target: 'enteringCode', actions: ['wipePad', 'forgetEntry'] },
                  },
                },

                open: {
                  type: 'parallel',
                  on: {
                    'practice.pressed': {
                      target: '#operator.panel.away',
                      actions: { type: 'switchPractice', params: ({ event }) => ({ isPractising: event.on }) },
                    },
                  },
                  states: {
                    /** INV-8. The day's record: counts, and no person. */
                    day: {
                      initial: 'loading',
                      states: {
                        loading: {
                          invoke: {
                            src: 'loadDay',
                            onDone: {
                              target: 'shown',
                              actions: { type: 'rememberDay', params: ({ event }) => ({ day: event.output }) },
                            },
                            onError: { target: 'shown', actions: { type: 'rememberDay', params: { day: undefined } } },
                          },
                        },
                        shown: { after: { untilDayIsStale: 'loading' } },
                      },
                    },

                    selfTest: {
                      initial: 'finished',
                      states: {
                        finished: { on: { 'self-test.pressed': 'running' } },
                        running: {
                          invoke: {
                            src: 'runSelfTest',
                            onDone: {
                              target: 'finished',
                              actions: {
                                type: 'rememberSelfTest',
                                params: ({ event }) => ({ selfTest: event.output }),
                              },
                            },
                            onError: 'finished',
                          },
                        },
                      },
                    },

                    /** What ends the service for a while is asked about first. */
                    question: {
                      initial: 'none',
                      states: {
                        none: { on: { 'restart.pressed': 'restart', 'close.pressed': 'close' } },
                        restart: {
                          on: {
                            'cancel.pressed': 'none',
                            'confirm.pressed': { target: 'none', actions: 'restartKiosk' },
                          },
                        },
                        close: {
                          on: {
                            'cancel.pressed': 'none',
                            'confirm.pressed': { target: 'none', actions: 'closeKiosk' },
                          },
                        },
                      },
                    },
                  },
                },
              },
            },
          },
        },
      },
    },
  },
});
