/**
 * The parts of a score as bars on one 0–100 scale: each part begins where the one before ended, so
 * the last one ends at the total. Exact thousandths are summed, so the bars add up like the core's.
 */
import type { Explanation, ScoreLine } from '../../ipc';

/** One bar. */
export interface Part {
  line: ScoreLine;
  /** Left end, 0–100. */
  from: number;
  /** Width, ≥ 0. */
  width: number;
  /** It takes points away. */
  down: boolean;
  /** Points as shown: whole, or tenths where a whole would read 0. */
  points: string;
}

/** A half of the score with its bars. */
export interface Half {
  side: 'fit' | 'engagement';
  points: number;
  parts: Part[];
}

/** `+15`, `−20`, `+0.4`: whole points, tenths only where a whole would hide the part. */
export function signed(line: Pick<ScoreLine, 'points' | 'tenths'>): string {
  const value = line.points === 0 ? line.tenths / 10 : line.points;
  return `${value < 0 ? '−' : '+'}${Math.abs(value)}`;
}

/** The bars of both halves, in the order of the lines. */
export function waterfall(score: Explanation): Half[] {
  let at = 0;
  return (['fit', 'engagement'] as const).map((side) => ({
    side,
    points: side === 'fit' ? score.fit : score.engagement,
    parts: score.lines
      .filter((line) => line.side === side)
      .map((line) => {
        const before = at;
        at += line.mp;
        return {
          line,
          from: clip(Math.min(before, at) / 1000),
          width: Math.abs(line.mp) / 1000,
          down: line.mp < 0,
          points: signed(line),
        };
      })
      // a rounding below half a point moves no figure: its bar would only raise questions
      .filter((part) => part.line.rule !== 'rounding' || part.line.points !== 0),
  }));
}

function clip(value: number): number {
  return Math.min(100, Math.max(0, value));
}
