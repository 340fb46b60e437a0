'use client';

import { Autocomplete } from '@base-ui/react/autocomplete';
import { Dialog } from '@base-ui/react/dialog';
import { useRouter } from 'next/navigation';
import { useEffect, useMemo, useRef, useState } from 'react';
import dialog from '@/app/shell/dialog.module.css';
import { Caps } from '@/app/keys/caps';
import { keysNow } from '@/app/keys/use-keymap';
import { allCommands, commandOf, type Command } from '@/app/texts/[id]/keys';
import { focusOf } from '@/app/texts/[id]/use-keys';
import { useTranslation } from '@/lib/i18n/client';
import { askTexts, type TextName } from './ask-texts';
import { groupsOf, type Entry, type Group } from './entries';
import { here, type Here } from './here';
import { openPaletteEvent } from './open-palette';
import { keepRecent, recentNow } from './recent';
import styles from './palette.module.css';

/** What only an open sentence can do. */
const inEditor: readonly Command[] = ['save', 'leave', 'saveNext', 'savePrevious'];

/** Every command, text and heading by its name: on every page, with Ctrl+K or ⌘K. */
export function Palette() {
  const { t } = useTranslation(['palette', 'reader', 'common']);
  const router = useRouter();
  const [opened, setOpened] = useState<(Here & { recent: string[] }) | null>(null);
  const [open, setOpen] = useState(false);
  const [query, setQuery] = useState('');
  const [texts, setTexts] = useState<TextName[]>([]);
  const chosen = useRef<Entry | null>(null);

  useEffect(() => {
    const show = () => {
      const at = focusOf(document.activeElement);
      const { commands = {}, text } = here();
      const able = allCommands.filter((it) => at === 'editor' || !inEditor.includes(it));
      const entries = able.flatMap((it) => (commands[it] ? [[it, commands[it]] as const] : []));
      setOpened({ commands: Object.fromEntries(entries), text, recent: recentNow() });
      setQuery('');
      setOpen(true);
      void askTexts().then(setTexts);
    };
    const press = (event: KeyboardEvent) => {
      const at = focusOf(event.target);
      if (event.defaultPrevented || !at) return;
      const command = commandOf(event, at, keysNow().table);
      if (command !== 'palette' && command !== 'changeKeys') return;
      event.preventDefault();
      if (command === 'palette') show();
      else router.push('/keys');
    };
    window.addEventListener('keydown', press);
    window.addEventListener(openPaletteEvent, show);
    return () => {
      window.removeEventListener('keydown', press);
      window.removeEventListener(openPaletteEvent, show);
    };
  }, [router]);

  const entries = useMemo<Entry[]>(() => {
    if (!opened) return [];
    const { commands = {}, text } = opened;
    return [
      ...Object.entries(commands).map(([command, run]) => ({
        id: `command ${command}`,
        kind: 'command' as const,
        label: t(`reader:keys.${command as Command}`),
        command: command as Command,
        run,
      })),
      ...(text?.outline ?? []).map(({ beadId, index, source, target }) => ({
        id: `heading ${text!.id} ${beadId}`,
        kind: 'heading' as const,
        label: source || target,
        second: source ? target : undefined,
        langs: { label: source ? text!.langs.source : text!.langs.target, second: text!.langs.target }, // prettier-ignore
        run: () => text!.goTo(index),
      })),
      ...texts
        .filter(({ id }) => id !== text?.id)
        .map(({ id, titles: [title, second] }) => ({
          id: `text ${id}`,
          kind: 'text' as const,
          label: title?.title ?? id,
          second: second?.title,
          langs: { label: title?.lang ?? 'und', second: second?.lang ?? 'und' },
          run: () => router.push(`/texts/${id}`),
        })),
      ...(text
        ? [{ id: 'page terms', kind: 'page' as const, label: t('termsOfText'), run: () => router.push(`/texts/${text.id}/terms`) },
          { id: 'page analysis', kind: 'page' as const, label: t('analysis'), run: () => router.push(`/texts/${text.id}/analysis`) }] // prettier-ignore
        : []),
      { id: 'page /memories', kind: 'page', label: t('memories'), run: () => router.push('/memories') }, // prettier-ignore
      { id: 'page /terms', kind: 'page', label: t('terms'), run: () => router.push('/terms') },
      { id: 'page /api/docs', kind: 'page', label: t('api'), run: () => router.push('/api/docs') },
      { id: 'page /', kind: 'page', label: t('library'), run: () => router.push('/') },
      { id: 'page /keys', kind: 'page', label: t('reader:keys.changeKeys'), run: () => router.push('/keys') }, // prettier-ignore
    ];
  }, [opened, texts, t, router]);

  const groups = useMemo(() => {
    const number = /^\d{1,9}$/.test(query.trim()) ? Number(query.trim()) : 0;
    const text = opened?.text;
    const bead: Entry[] =
      text && number >= 1 && number <= text.total
        ? [{ id: 'bead', kind: 'bead', label: t('bead', { number }), run: () => text.goTo(number - 1) }] // prettier-ignore
        : [];
    return groupsOf([...bead, ...entries], query, opened?.recent ?? []);
  }, [entries, query, opened, t]);

  function choose(entry: Entry) {
    chosen.current = entry;
    if (entry.kind !== 'bead') keepRecent(entry.id);
    setOpen(false);
  }

  /** What is chosen begins when the palette is gone and the focus is where it was. */
  function afterChange(isOpen: boolean) {
    if (isOpen) return;
    setTimeout(() => {
      const entry = chosen.current;
      chosen.current = null;
      setOpened(null);
      entry?.run();
    });
  }

  /** Whatever goes elsewhere takes the focus there itself. */
  function staysHere() {
    return chosen.current === null || chosen.current.kind === 'command';
  }

  return (
    <Dialog.Root open={open} onOpenChange={setOpen} onOpenChangeComplete={afterChange}>
      <Dialog.Portal>
        <Dialog.Backdrop className={dialog.backdrop} />
        <Dialog.Popup className={styles.popup} aria-label={t('title')} finalFocus={staysHere}>
          <Autocomplete.Root
            open
            inline
            mode="none"
            items={groups}
            value={query}
            onValueChange={(value, { reason }) => {
              // What is chosen is done, not written into the field.
              if (reason !== 'item-press') setQuery(value);
            }}
            itemToStringValue={(entry: Entry) => entry.label}
            autoHighlight="always"
            keepHighlight
          >
            <div className={styles.head}>
              <Autocomplete.Input
                className={styles.field}
                aria-label={t('title')}
                placeholder={t(opened?.text ? 'placeholderText' : 'placeholder')}
                maxLength={100}
                spellCheck={false}
              />
              <Dialog.Close className={styles.close} aria-label={t('common:close')}>
                <kbd>Esc</kbd>
              </Dialog.Close>
            </div>
            <Autocomplete.Empty className={styles.empty}>
              {groups.length === 0 ? t('nothing') : null}
            </Autocomplete.Empty>
            <Autocomplete.List className={styles.list}>
              {(group: Group) => (
                <Autocomplete.Group key={group.value} items={group.items} className={styles.group}>
                  <Autocomplete.GroupLabel className={styles.label}>
                    {t(`groups.${group.value}`)}
                  </Autocomplete.GroupLabel>
                  <Autocomplete.Collection>
                    {(entry: Entry) => (
                      <Autocomplete.Item
                        key={entry.id}
                        value={entry}
                        className={styles.item}
                        onClick={() => choose(entry)}
                      >
                        <span className={styles.name} lang={entry.langs?.label}>
                          {entry.label}
                        </span>
                        {entry.second ? (
                          <span className={styles.second} lang={entry.langs?.second}>
                            {entry.second}
                          </span>
                        ) : null}
                        {entry.command ? (
                          <Caps command={entry.command} className={styles.caps} unsaid />
                        ) : null}
                      </Autocomplete.Item>
                    )}
                  </Autocomplete.Collection>
                </Autocomplete.Group>
              )}
            </Autocomplete.List>
          </Autocomplete.Root>
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  );
}
