'use client';

import Link from 'next/link';
import { useRouter } from 'next/navigation';
import { useState, useTransition } from 'react';
import { useAnnounce } from '@/app/shell/announcer';
import { Button } from '@/app/shell/button';
import page from '@/app/shell/page.module.css';
import { useTranslation } from '@/lib/i18n/client';
import type { ConceptView, TermChangeResult } from '@/lib/store/terms/types';
import {
  addConceptsAction,
  deleteConceptsAction,
  editConceptAction,
  stepTermsAction,
  type Draft,
} from '../actions';
import shared from '../terms.module.css';
import { ConceptDialog } from './concept-dialog';
import { ConceptEntry } from './concept-entry';
import { ExportLinks } from './export-links';
import { ImportDialog } from './import-dialog';
import styles from './concept-list.module.css';

interface Props {
  termbaseId: string;
  concepts: ConceptView[];
  total: number;
  sought: string;
  history: { canUndo: boolean; canRedo: boolean };
}

type Answer = TermChangeResult | { ok: false; code: 'invalid' };

/** The concepts of a page, to add, to change, to delete; every change can be taken back. */
export function ConceptList({ termbaseId, concepts, total, sought, history }: Props) {
  const { t } = useTranslation('terms');
  const router = useRouter();
  const announce = useAnnounce();
  const [editing, setEditing] = useState<ConceptView | 'new' | null>(null);
  const [trouble, setTrouble] = useState<string | null>(null);
  const [pending, startTransition] = useTransition();

  function send(change: () => Promise<Answer>, done: string) {
    startTransition(async () => {
      const answer = await change().catch(() => null);
      if (answer?.ok) {
        setTrouble(null);
        setEditing(null);
        announce(done);
        router.refresh();
        return;
      }
      const code = answer?.code;
      setTrouble(t(code === 'changed' || code === 'gone' || code === 'nothing' ? code : 'failed'));
    });
  }

  const save = (draft: Draft) =>
    send(
      () =>
        editing === 'new' || editing === null
          ? addConceptsAction({ termbaseId, drafts: [draft] })
          : editConceptAction({ termbaseId, before: editing, draft }),
      t('saved'),
    );
  const step = (direction: 'undo' | 'redo') =>
    send(
      () => stepTermsAction({ termbaseId, direction }),
      t(direction === 'undo' ? 'undone' : 'redone'),
    );

  return (
    <>
      <div className={shared.tools}>
        <form action={`/terms/${termbaseId}`} role="search">
          <input
            type="search"
            name="q"
            defaultValue={sought}
            maxLength={200}
            aria-label={t('search')}
            placeholder={t('search')}
          />
          <Button type="submit">{t('searchButton')}</Button>
        </form>
        {sought ? <Link href={`/terms/${termbaseId}`}>{t('clear')}</Link> : null}
        <Button look="quiet" disabled={pending || !history.canUndo} onClick={() => step('undo')}>
          {t('undo')}
        </Button>
        <Button look="quiet" disabled={pending || !history.canRedo} onClick={() => step('redo')}>
          {t('redo')}
        </Button>
        <ImportDialog termbaseId={termbaseId} />
        <Button look="primary" onClick={() => setEditing('new')}>
          {t('add')}
        </Button>
      </div>
      {trouble && editing === null ? (
        <p role="alert" className={shared.failed}>
          {trouble}
        </p>
      ) : null}
      <div className={shared.line}>
        <p className={shared.facts}>{t('concepts', { count: total })}</p>
        {sought === '' && total > 0 ? <ExportLinks termbaseId={termbaseId} /> : null}
      </div>
      {concepts.length === 0 ? (
        <p className={page.empty}>{sought ? t('noneFound', { sought }) : t('empty')}</p>
      ) : (
        <ul className={styles.concepts} aria-label={t('conceptList')}>
          {concepts.map((concept) => (
            <ConceptEntry
              key={concept.id}
              concept={concept}
              pending={pending}
              onEdit={() => setEditing(concept)}
              onRemove={() =>
                send(
                  () => deleteConceptsAction({ termbaseId, ids: [concept.id] }),
                  t('removed', { term: concept.terms[0]?.text ?? '' }),
                )
              }
            />
          ))}
        </ul>
      )}
      {editing ? (
        <ConceptDialog
          concept={editing === 'new' ? null : editing}
          pending={pending}
          trouble={trouble}
          onSave={save}
          onClose={() => {
            setEditing(null);
            setTrouble(null);
          }}
        />
      ) : null}
    </>
  );
}
