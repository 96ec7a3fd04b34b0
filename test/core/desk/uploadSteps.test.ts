import { UPLOAD_STEPS, waitsFor } from '../../../src/core/desk/uploadSteps';
import { UPLOAD_STATES } from '../../../src/core/model/desk/upload';

test('whoever a file waits for is whoever may take it on', () => {
  const waits = UPLOAD_STATES.flatMap((state) => {
    const needs = waitsFor({ state });
    return needs ? [`${state} ${needs}`] : [];
  });
  expect(waits).toEqual([
    'columns upload.mend',
    'faulty upload.mend',
    'clean upload.enter',
    'entered upload.check',
    'checked upload.publish',
  ]);
});

test('what is published, thrown away or being published is nobody’s to throw away', () => {
  const kept = UPLOAD_STATES.filter((state) => !UPLOAD_STEPS.discard.from.some((one) => one === state));
  expect(kept).toEqual(['publishing', 'published', 'thrownAway', 'refused']);
});
