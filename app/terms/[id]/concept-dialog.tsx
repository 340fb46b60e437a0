'use client';

import { Dialog } from '@base-ui/react/dialog';
import { useState, type FormEvent } from 'react';
import { Button, buttonClass } from '@/app/shell/button';
import dialog from '@/app/shell/dialog.module.css';
import { useTranslation } from '@/lib/i18n/client';
import type { ConceptView } from '@/lib/store/terms/types';
import type { Draft } from '../actions';
import { termLanguages } from '../languages';
import styles from './concept-list.module.css';

interface Props {
  /** Null for a new one. */
  concept: ConceptView | null;
  pending: boolean;
  trouble: string | null;
  onSave: (draft: Draft) => void;
  onClose: () => void;
}

type TermDraft = Draft['terms'][number] & { key: string };

const usages = ['preferred', 'admitted', 'forbidden'] as const;

/** Asks what a concept is called in each language, and what is known of it. */
export function ConceptDialog({ concept, pending, trouble, onSave, onClose }: Props) {
  const { t } = useTranslation(['terms', 'common']);
  const [terms, setTerms] = useState<TermDraft[]>(
    () =>
      concept?.terms.map((term) => ({ ...term, key: term.id })) ?? [
        emptyTerm('zh-Hans'),
        emptyTerm('en'),
      ],
  );
  const [lacking, setLacking] = useState(false);

  function set(key: string, change: Partial<TermDraft>) {
    setTerms((all) => all.map((term) => (term.key === key ? { ...term, ...change } : term)));
  }

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const fields = new FormData(event.currentTarget);
    const written = terms.filter(({ text }) => text.trim() !== '');
    setLacking(written.length === 0);
    if (written.length === 0) return;
    onSave({
      domain: String(fields.get('domain') ?? ''),
      definition: String(fields.get('definition') ?? ''),
      note: String(fields.get('note') ?? ''),
      terms: written.map(({ id, lang, text, usage, partOfSpeech, note }) => ({ id, lang, text, usage, partOfSpeech, note })), // prettier-ignore
    });
  }

  return (
    <Dialog.Root open onOpenChange={(open) => !open && onClose()}>
      <Dialog.Portal>
        <Dialog.Backdrop className={dialog.backdrop} />
        <Dialog.Popup className={`${dialog.popup} ${styles.wide}`}>
          <Dialog.Title className={dialog.title}>
            {t(concept ? 'form.editTitle' : 'form.addTitle')}
          </Dialog.Title>
          <form className={styles.form} onSubmit={submit}>
            <fieldset>
              <legend className={styles.legend}>{t('form.terms')}</legend>
              {terms.map((term, at) => (
                <TermRow
                  key={term.key}
                  term={term}
                  number={at + 1}
                  onChange={(change) => set(term.key, change)}
                  onRemove={() => setTerms((all) => all.filter(({ key }) => key !== term.key))}
                />
              ))}
              <Button
                small
                onClick={() => setTerms((all) => [...all, emptyTerm(all.at(-1)?.lang ?? 'en')])}
              >
                {t('form.addTerm')}
              </Button>
            </fieldset>
            <label>
              {t('form.domain')}
              <input name="domain" maxLength={500} defaultValue={concept?.domain} />
            </label>
            <label>
              {t('form.definition')}
              <textarea
                name="definition"
                rows={2}
                maxLength={5000}
                defaultValue={concept?.definition}
              />
            </label>
            <label>
              {t('form.note')}
              <textarea name="note" rows={2} maxLength={5000} defaultValue={concept?.note} />
            </label>
            {lacking || trouble ? (
              <p role="alert" className={styles.trouble}>
                {lacking ? t('form.needed') : trouble}
              </p>
            ) : null}
            <div className={dialog.actions}>
              <Dialog.Close className={buttonClass()}>{t('common:cancel')}</Dialog.Close>
              <Button type="submit" look="primary" disabled={pending}>
                {t('form.save')}
              </Button>
            </div>
          </form>
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  );
}

interface RowProps {
  term: TermDraft;
  number: number;
  onChange: (change: Partial<TermDraft>) => void;
  onRemove: () => void;
}

function TermRow({ term, number, onChange, onRemove }: RowProps) {
  const { t } = useTranslation('terms');
  const known = termLanguages.find((lang) => lang === term.lang);
  return (
    <div className={styles.row}>
      <input
        value={term.text}
        lang={term.lang}
        maxLength={500}
        autoComplete="off"
        aria-label={t('form.term', { number })}
        onChange={({ currentTarget }) => onChange({ text: currentTarget.value })}
      />
      <select
        value={term.lang}
        aria-label={t('form.language', { number })}
        onChange={({ currentTarget }) => onChange({ lang: currentTarget.value })}
      >
        {termLanguages.map((lang) => (
          <option key={lang} value={lang}>
            {t(`lang.${lang}`)}
          </option>
        ))}
        {known ? null : <option value={term.lang}>{term.lang}</option>}
      </select>
      <select
        value={term.usage}
        aria-label={t('form.usage', { number })}
        onChange={({ currentTarget }) =>
          onChange({ usage: usages.find((it) => it === currentTarget.value) ?? 'preferred' })
        }
      >
        {usages.map((usage) => (
          <option key={usage} value={usage}>
            {t(`usage.${usage}`)}
          </option>
        ))}
      </select>
      <Button look="quiet" small aria-label={t('form.removeTerm', { number })} onClick={onRemove}>
        <span aria-hidden="true">✕</span>
      </Button>
      <div className={styles.more}>
        <input
          value={term.partOfSpeech}
          maxLength={100}
          placeholder={t('form.partOfSpeechHint')}
          aria-label={t('form.partOfSpeech', { number })}
          onChange={({ currentTarget }) => onChange({ partOfSpeech: currentTarget.value })}
        />
        <input
          value={term.note}
          maxLength={1000}
          placeholder={t('form.termNoteHint')}
          aria-label={t('form.termNote', { number })}
          onChange={({ currentTarget }) => onChange({ note: currentTarget.value })}
        />
      </div>
    </div>
  );
}

function emptyTerm(lang: string): TermDraft {
  return {
    key: crypto.randomUUID(),
    lang,
    text: '',
    usage: 'preferred',
    partOfSpeech: '',
    note: '',
  };
}
