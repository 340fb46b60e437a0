import { Button } from '@/app/shell/button';
import { useTranslation } from '@/lib/i18n/client';
import type { ConceptView, TermView } from '@/lib/store/terms/types';
import styles from './concept-list.module.css';

interface Props {
  concept: ConceptView;
  pending: boolean;
  onEdit: () => void;
  onRemove: () => void;
}

/** One concept: its terms language by language, and what is known of it. */
export function ConceptEntry({ concept, pending, onEdit, onRemove }: Props) {
  const { t } = useTranslation('terms');
  const name = concept.terms[0]?.text ?? '';
  return (
    <li className={styles.concept}>
      <div className={styles.languages}>
        {byLanguage(concept.terms).map(([lang, terms]) => (
          <ul key={lang} lang={lang} className={styles.terms}>
            {terms.map((term) => (
              <li key={term.id} className={styles[term.usage]}>
                <span className={styles.text}>{term.text}</span>
                {term.usage === 'preferred' ? null : (
                  <span className={styles.usage}>{t(`usage.${term.usage}`)}</span>
                )}
                {term.partOfSpeech || term.note ? (
                  <span className={styles.fine}>
                    {[term.partOfSpeech, term.note].filter(Boolean).join(' · ')}
                  </span>
                ) : null}
              </li>
            ))}
          </ul>
        ))}
      </div>
      {concept.domain || concept.definition || concept.note ? (
        <p className={styles.facts}>
          {[concept.domain, concept.definition, concept.note].filter(Boolean).join(' · ')}
        </p>
      ) : null}
      <div className={styles.actions}>
        <Button look="quiet" small aria-label={t('edit', { term: name })} onClick={onEdit}>
          {t('form.editTitle')}
        </Button>
        <Button
          look="quiet"
          small
          disabled={pending}
          aria-label={t('remove', { term: name })}
          onClick={onRemove}
        >
          {t('delete')}
        </Button>
      </div>
    </li>
  );
}

function byLanguage(terms: readonly TermView[]): [string, TermView[]][] {
  const groups = new Map<string, TermView[]>();
  for (const term of terms) {
    const group = groups.get(term.lang);
    if (group) group.push(term);
    else groups.set(term.lang, [term]);
  }
  return [...groups].sort(([a], [b]) => Number(b.startsWith('zh')) - Number(a.startsWith('zh')));
}
