'use client';

import { useState } from 'react';
import { useAnnounce } from '@/app/shell/announcer';
import { Button } from '@/app/shell/button';
import { groups } from '@/app/texts/[id]/key-sheet';
import { capsOf, type Command, type Stroke } from '@/app/texts/[id]/keys';
import { useTranslation } from '@/lib/i18n/client';
import { KeyFile } from './key-file';
import { KeyRecorder } from './key-recorder';
import { noChanges, strokesOf, withKey, withoutKey, withReset } from './keymap';
import { keepKeymap, useKeymap, useMac } from './use-keymap';
import styles from './key-settings.module.css';

/** The table of commands with a person's keys, each to be added to, cleared and reset. */
export function KeySettings() {
  const { t } = useTranslation(['keys', 'reader']);
  const announce = useAnnounce();
  const { map } = useKeymap();
  const mac = useMac();
  const [recording, setRecording] = useState<Command | null>(null);
  const capOf = (stroke: Stroke) => capsOf(stroke, mac).join(' ');
  const nameOf = (command: Command) => t(`reader:keys.${command}`);

  function add(command: Command, stroke: Stroke) {
    keepKeymap(withKey(map, command, stroke));
    announce(t('now.set', { command: nameOf(command), key: capOf(stroke) }));
    setRecording(null);
  }

  function remove(command: Command, stroke: Stroke) {
    keepKeymap(withoutKey(map, command, stroke));
    announce(t('now.removed', { command: nameOf(command), key: capOf(stroke) }));
  }

  function reset(command: Command) {
    keepKeymap(withReset(map, command));
    announce(t('now.reset', { command: nameOf(command) }));
  }

  return (
    <>
      <header className={styles.head}>
        <h1>{t('title')}</h1>
        <p>{t('lead')}</p>
      </header>
      <label className={styles.singles}>
        <input
          type="checkbox"
          checked={map.singles}
          aria-describedby="singles-detail"
          onChange={() => keepKeymap({ ...map, singles: !map.singles })}
        />
        {t('singles')}
      </label>
      <p id="singles-detail" className={styles.detail}>
        {t('singlesDetail')}
      </p>
      {(Object.keys(groups) as (keyof typeof groups)[]).map((group) => (
        <section key={group} aria-labelledby={`group-${group}`} className={styles.group}>
          <h2 id={`group-${group}`}>{t(`reader:keyGroup.${group}`)}</h2>
          <ul>
            {groups[group].map((command) => (
              <li key={command} className={styles.command}>
                <span className={styles.name}>{nameOf(command)}</span>
                <span className={styles.keys}>
                  {strokesOf(map, command).map((stroke) => (
                    <button
                      key={capOf(stroke)}
                      type="button"
                      className={styles.key}
                      aria-label={t('remove', { key: capOf(stroke), command: nameOf(command) })}
                      onClick={() => remove(command, stroke)}
                    >
                      {capsOf(stroke, mac).map((cap) => (
                        <kbd key={cap}>{cap}</kbd>
                      ))}
                      <span aria-hidden="true">×</span>
                    </button>
                  ))}
                  {strokesOf(map, command).length === 0 ? (
                    <span className={styles.none}>{t('none')}</span>
                  ) : null}
                </span>
                <span className={styles.tools}>
                  {map.keys[command] ? (
                    <Button
                      look="quiet"
                      small
                      aria-label={t('resetOf', { command: nameOf(command) })}
                      onClick={() => reset(command)}
                    >
                      {t('reset')}
                    </Button>
                  ) : null}
                  <Button
                    look="quiet"
                    small
                    aria-label={t('addTo', { command: nameOf(command) })}
                    onClick={() => setRecording(command)}
                  >
                    {t('add')}
                  </Button>
                </span>
                {recording === command ? (
                  <KeyRecorder
                    map={map}
                    command={command}
                    mac={mac}
                    onTake={(stroke) => add(command, stroke)}
                    onLeave={() => setRecording(null)}
                  />
                ) : null}
              </li>
            ))}
          </ul>
        </section>
      ))}
      <div className={styles.end}>
        <KeyFile map={map} />
        <Button
          onClick={() => {
            keepKeymap(noChanges);
            announce(t('now.resetAll'));
          }}
        >
          {t('resetAll')}
        </Button>
      </div>
    </>
  );
}
