import type { BeadView, SentenceView } from '@/lib/store/types';
import type { PendingEdit } from '../pending-edits';
import { draftBead } from './draft-bead';

const sentence = (id: number, text: string): SentenceView => ({
  id,
  order: `${id}`,
  text,
  edited: false,
  role: 'plain',
  block: { id: 1, kind: 'paragraph', level: null },
  opensBlock: false,
});
const bead = (target: SentenceView[]): BeadView => ({
  id: 7,
  index: 0,
  status: 'draft',
  confidence: 0.9,
  revision: 0,
  source: [sentence(1, '网络属于大家。')],
  target,
  issues: [],
});
const none = new Map<number, PendingEdit>();
const source = [{ id: 1, text: '网络属于大家。' }];
const two = bead([sentence(2, 'The network.'), sentence(3, 'Everyone has it.')]);
const parts = (draft: ReturnType<typeof draftBead>) =>
  draft?.target.map(({ id, text }) => [id, text]);

describe('a bead that is being written', () => {
  it('has the open sentence as it will be stored, and the others as they stand', () => {
    const draft = draftBead(two, { sentenceId: 2, typed: ' The\nnet. ' }, none);
    expect(parts(draft)).toEqual([
      [2, 'The net.'],
      [3, 'Everyone has it.'],
    ]);
    expect(draft).toMatchObject({ beadId: 7, source });
  });

  it('has what is on its way to the server', () => {
    const pending = new Map([[3, { text: 'All have it.' } as PendingEdit]]);
    expect(parts(draftBead(two, { sentenceId: 2, typed: 'The network.' }, pending))).toEqual([
      [2, 'The network.'],
      [3, 'All have it.'],
    ]);
  });

  it('has the sentence that is still to be made', () => {
    const draft = draftBead(bead([]), { sentenceId: -7, typed: 'The network.' }, none);
    expect(parts(draft)).toEqual([[-7, 'The network.']]);
  });

  it.each([
    ['nothing else is written', 2, 'The network. '],
    ['nothing is written', 2, ' \n'],
    ['another bead is written', 9, 'The network.'],
  ])('is none where %s', (_, sentenceId, typed) => {
    expect(draftBead(two, { sentenceId, typed }, none)).toBeNull();
  });
});
