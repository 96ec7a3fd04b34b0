/** Whoever asks to be reminded of a visit reads whether a message comes: what is said is what will happen. */
import { conversation } from '../../support/conversation';
import { FARMER } from '../../worlds/people';

function booking() {
  const talk = conversation({
    appointmentsOf: async () =>
      talk.changes.flatMap((one) => (one.kind === 'booked' ? [one.appointment] : [])),
  });
  return talk;
}

const COMES = { reminded: true, remindersOff: false };

test.each([
  ['到时候提醒我下', '预约建房许可后天上午', COMES],
  ['提前一天喊我一声', '预约建房许可后天上午', COMES],
  ['会不会发短信提醒我', '预约建房许可后天上午', COMES],
  ['remind me the day before', '预约建房许可后天上午', COMES],
  // The hour of the message is over.
  ['到时候提醒我下', '预约建房许可明天上午', { reminded: false, remindersOff: false }],
])('%s, after %s', async (asks, books, data) => {
  const { see, changes } = booking();
  const { reminded } = data;
  expect(await see(FARMER, books)).toMatchObject({ view: 'visit.booked', data: { reminded } });
  expect(changes.some(({ kind }) => kind === 'timer')).toBe(reminded);
  expect(await see(FARMER, asks)).toMatchObject({
    view: 'visit.already',
    data: { matter: '建房许可', ...data },
  });
});

test.each(['退订', '别再发提醒'])(
  'after %s it is said that none comes, and 恢复提醒 brings it back',
  async (stop) => {
    const { see } = booking();
    await see(FARMER, stop);
    const booked = await see(FARMER, '预约建房许可后天上午');
    expect(booked).toMatchObject({ view: 'visit.booked', data: { reminded: false } });
    const asked = await see(FARMER, '到时候提醒我下');
    expect(asked).toMatchObject({ view: 'visit.already', data: { reminded: false, remindersOff: true } });
    expect(await see(FARMER, '恢复提醒')).toMatchObject({ view: 'subscribe.started' });
    expect(await see(FARMER, '我都约了啥')).toMatchObject({ view: 'visit.already', data: COMES });
  },
);
