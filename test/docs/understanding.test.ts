/** The worked example of docs/understanding.md against the model as it is taught: whoever teaches it takes the new lines over. */
import { play } from '../cli/play';
import { textOf } from '../support/imports';

const [, text = '', printed = ''] =
  /^\$ xiangxin understand --explain '([^']+)'\n([\s\S]*?)\n```/m.exec(textOf('docs/understanding.md')) ?? [];

test('why a text was understood so is explained as the guide shows it', async () => {
  expect(await play(['understand', '--explain', text])).toMatchObject({ code: 0, out: printed });
});
