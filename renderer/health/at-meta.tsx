import { useTranslation } from 'react-i18next';
import type { Health } from '../../preload/contract/health.ts';
import styles from './at-meta.module.css';
import { ByHand } from './by-hand.tsx';
import { appSays, isByHand, numberSays } from './callback-words.ts';
import pageStyles from './health.module.css';
import { NumberFacts } from './number-facts.tsx';
import { numberName } from './number-name.ts';
import { Standing } from './standing.tsx';

type AtMetaProps = { readonly health: Health; readonly onLook: () => void };

/** How each number and app stands at Meta, what Meta holds against it, and what to do where it does not deliver here. */
export const AtMeta = ({ health, onLook }: AtMetaProps) => {
  const { t } = useTranslation();
  const { numbers, apps, verifyToken } = health;
  const mayTake = verifyToken !== null;
  // By hand the app's own address is set; where no app is known, the number's trouble leads there.
  const isNumberByHand = apps.length === 0 && numbers.some(({ why }) => why === 'by_hand');
  return (
    <section aria-labelledby="at-meta">
      <h2 id="at-meta">{t('callback.title')}</h2>
      <p className={pageStyles.why}>{t(numbers.length === 0 ? 'callback.none' : 'callback.why')}</p>
      {numbers.map((number) => (
        <Standing
          key={number.phoneNumberId}
          at={number}
          what="number"
          id={number.phoneNumberId}
          name={numberName(number.phoneNumberId, numbers)}
          besides={number.profile?.verifiedName ?? null}
          says={t(numberSays(number))}
          {...{ mayTake, onLook }}
        >
          <NumberFacts number={number} now={Date.parse(health.now)} />
        </Standing>
      ))}
      {apps.map((app) => (
        <Standing
          key={app.appId}
          at={app}
          what="app"
          id={app.appId}
          name={t('check.app', { id: app.appId })}
          besides={null}
          says={t(appSays(app))}
          {...{ mayTake, onLook }}
        >
          {app.missing.length > 0 && !isByHand(app.why) && (
            <dl className={styles.facts}>
              <div>
                <dt>{t('callback.fields')}</dt>
                <dd>{app.missing.join(', ')}</dd>
              </div>
            </dl>
          )}
          {isByHand(app.why) && <ByHand health={health} missing={app.missing} />}
        </Standing>
      ))}
      {isNumberByHand && mayTake && <ByHand health={health} missing={[]} />}
    </section>
  );
};
