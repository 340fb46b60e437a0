'use client';

import { useId, useState } from 'react';
import { useTranslation } from '@/lib/i18n/client';
import { formatBytes } from '@/lib/i18n/formats';
import { importLanguages, isChinese, type ImportLanguage } from '../api/import/guess-language';
import { encodings } from '../api/import/encodings';
import { Button } from '../shell/button';
import type { ChosenFile } from './chosen-file';
import styles from './import-form.module.css';

interface Props {
  /** One or two files. */
  files: ChosenFile[];
  sending: boolean;
  onChange: (files: ChosenFile[]) => void;
  onSubmit: (title: string) => void;
}

/** What is known of the chosen files, to be corrected before they are imported. */
export function ImportForm({ files, sending, onChange, onSubmit }: Props) {
  const { t } = useTranslation(['library', 'common']);
  const [title, setTitle] = useState('');
  const titleId = useId();
  const hintId = useId();
  const complete = files.length === 2;
  // Before the server has looked, the languages are only a guess by order.
  const ready = files.length > 0 && files.every(({ detected }) => detected !== undefined);

  function swap() {
    onChange(
      files.map((it, place) => ({
        ...it,
        lang: files[1 - place]?.lang ?? it.lang,
        isLangSet: true,
      })),
    );
  }

  function setLanguage(chosen: ChosenFile, lang: ImportLanguage) {
    onChange(
      files.map((it) => {
        if (it.key === chosen.key) return { ...it, lang, isLangSet: true };
        // The other file takes the other language.
        const clashes = isChinese(it.lang) === isChinese(lang);
        return { ...it, lang: clashes ? chosen.lang : it.lang, isLangSet: true };
      }),
    );
  }

  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        if (ready && !sending) onSubmit(title.trim());
      }}
    >
      <ul className={styles.files}>
        {files.map((chosen) => (
          <FileRow
            key={chosen.key}
            chosen={chosen}
            onEncoding={(encoding) =>
              onChange(files.map((it) => (it.key === chosen.key ? { ...it, encoding } : it)))
            }
            onLanguage={(lang) => setLanguage(chosen, lang)}
            onRemove={() => onChange(files.filter((it) => it.key !== chosen.key))}
          />
        ))}
      </ul>
      <div className={styles.foot}>
        <div className={styles.title}>
          <label htmlFor={titleId}>{t('import.titleLabel')}</label>
          <input
            id={titleId}
            value={title}
            maxLength={300}
            placeholder={t('import.titleHint')}
            aria-describedby={hintId}
            onChange={({ currentTarget }) => setTitle(currentTarget.value)}
          />
          <span id={hintId} hidden>
            {t('import.titleHint')}
          </span>
        </div>
        <div className={styles.actions}>
          {complete ? (
            <Button look="quiet" onClick={swap}>
              {t('import.swap')}
            </Button>
          ) : null}
          <Button disabled={sending} onClick={() => onChange([])}>
            {t('common:cancel')}
          </Button>
          <Button
            type="submit"
            look={complete ? 'primary' : undefined}
            disabled={!ready || sending}
          >
            {t(sending ? 'import.sending' : complete ? 'import.start' : 'import.startAlone')}
          </Button>
        </div>
      </div>
    </form>
  );
}

interface RowProps {
  chosen: ChosenFile;
  onLanguage: (lang: ChosenFile['lang']) => void;
  onEncoding: (encoding: ChosenFile['encoding']) => void;
  onRemove: () => void;
}

function FileRow({ chosen, onLanguage, onEncoding, onRemove }: RowProps) {
  const { t, i18n } = useTranslation('library');
  const { file, lang, encoding, detected } = chosen;
  return (
    <li className={styles.file}>
      <span className={styles.name}>{file.name}</span>
      <span className={styles.size}>{formatBytes(file.size, i18n.language)}</span>
      <select
        aria-label={t('import.language', { file: file.name })}
        value={lang}
        onChange={({ currentTarget }) => {
          const chosenLanguage = importLanguages.find((it) => it === currentTarget.value);
          if (chosenLanguage) onLanguage(chosenLanguage);
        }}
      >
        {importLanguages.map((it) => (
          <option key={it} value={it}>
            {t(`import.lang.${it}`)}
          </option>
        ))}
      </select>
      <select
        aria-label={t('import.encoding', { file: file.name })}
        value={encoding}
        onChange={({ currentTarget }) =>
          onEncoding(encodings.find((it) => it === currentTarget.value) ?? '')
        }
      >
        <option value="">
          {detected
            ? t('import.encodingDetected', { encoding: detected.toUpperCase() })
            : t('import.encodingAuto')}
        </option>
        {encodings.map((it) => (
          <option key={it} value={it}>
            {it.toUpperCase()}
          </option>
        ))}
      </select>
      <Button
        look="quiet"
        small
        aria-label={t('import.remove', { file: file.name })}
        onClick={onRemove}
      >
        <span aria-hidden="true">✕</span>
      </Button>
    </li>
  );
}
