import styles from './campaigns.module.css';

type NumberLineProps = {
  readonly name: string;
  readonly count: string;
  /** What exactly it counts. */
  readonly why?: string;
  /** As a part of its whole. */
  readonly share?: string;
  /** One reason among those of the line above. */
  readonly inner?: boolean;
  readonly pressed: boolean;
  readonly onPress: () => void;
};

/** One number with its name; pressed, its students are shown. */
export const NumberLine = ({ name, count, why, share, inner = false, pressed, onPress }: NumberLineProps) => (
  <button type="button" className={styles.number} data-inner={inner} aria-pressed={pressed} onClick={onPress}>
    <span>
      {name}
      {why && <small>{why}</small>}
    </span>
    <b>
      {count}
      {share && <em>{share}</em>}
    </b>
  </button>
);
