import { expect, test } from 'vitest';
import * as machines from '../../machines';

test.each([
  ['kiosk', machines.kioskMachine, machines.toKioskView],
  ['phone', machines.phoneMachine, machines.toPhoneView],
  ['operator', machines.operatorMachine, machines.toOperatorView],
  ['practice', machines.practiceMachine, machines.toPracticeView],
])('ansho/machines has the machine %s and its view', (id, machine, view) => {
  expect(machine.id).toBe(id);
  expect(view).toBeTypeOf('function');
});
