import type { Silhouette } from '../silhouette.ts';
import { box, disc, lines, mirrored, type Pen } from './pen.ts';

const GLASS = 0.3;

/** A truck with a cab in front and something on its back. */
function truck(pen: Pen, load: (pen: Pen) => void): void {
  pen.body(box(-0.16, -0.5, 0.16, 0.5));
  load(pen);
  pen.part(box(-0.13, -0.42, 0.13, -0.32, 0.02), GLASS);
}

function tank(letter: string): (pen: Pen) => void {
  return pen => {
    pen.part(box(-0.14, -0.24, 0.14, 0.48, 0.14), 1.45);
    pen.letter(letter, 0.13, 0.22);
  };
}

function crate(letter: string): (pen: Pen) => void {
  return pen => {
    pen.part(box(-0.15, -0.24, 0.15, 0.49, 0.01), 1.45);
    pen.letter(letter, 0.13, 0.22);
  };
}

function car(pen: Pen): void {
  pen.body(box(-0.22, -0.5, 0.22, 0.5, 0.12));
  pen.part(box(-0.17, -0.26, 0.17, -0.1, 0.04), GLASS);
  pen.part(box(-0.16, 0.3, 0.16, 0.39, 0.03), GLASS);
}

/** How each silhouette is drawn. */
export const DRAWINGS: Readonly<Record<Silhouette, (pen: Pen) => void>> = {
  aircraft(pen) {
    pen.body(
      mirrored([
        [0, -0.5],
        [0.035, -0.465],
        [0.05, -0.4],
        [0.05, -0.16],
        [0.47, 0.12],
        [0.47, 0.17],
        [0.05, 0.07],
        [0.04, 0.32],
        [0.18, 0.43],
        [0.18, 0.47],
        [0.02, 0.45],
        [0, 0.5],
      ]),
      1,
      0.05,
    );
    for (const side of [-1, 1]) {
      pen.body(box(side * 0.17 - 0.028, -0.13, side * 0.17 + 0.028, 0, 0.025), 0.8, 0.04);
    }
    pen.part(box(-0.03, -0.45, 0.03, -0.425, 0.01), GLASS);
  },
  tow_tractor(pen) {
    pen.body(box(-0.27, -0.5, 0.27, 0.5, 0.06));
    pen.part(box(-0.2, -0.4, 0.2, -0.18, 0.04), GLASS);
    pen.part(box(-0.1, 0.16, 0.1, 0.5, 0.03), 0.45);
  },
  baggage_train(pen) {
    pen.line(lines([0, -0.3, 0, 0.45]), 0.05, 0.05);
    pen.body(box(-0.13, -0.5, 0.13, -0.22, 0.04));
    pen.part(box(-0.09, -0.36, 0.09, -0.28, 0.02), GLASS);
    pen.body(box(-0.14, -0.13, 0.14, 0.15, 0.02), 1.4);
    pen.body(box(-0.14, 0.22, 0.14, 0.5, 0.02), 1.4);
  },
  belt_loader(pen) {
    pen.body(box(-0.17, -0.34, 0.17, 0.42, 0.03));
    pen.body(box(-0.02, -0.5, 0.11, 0.5, 0.02), 0.75);
    pen.line(
      lines([0, -0.3, 0.09, -0.3], [0, -0.1, 0.09, -0.1], [0, 0.1, 0.09, 0.1], [0, 0.3, 0.09, 0.3]),
      0.03,
      0.2,
    );
    pen.part(box(-0.14, -0.05, -0.05, 0.08, 0.01), GLASS);
  },
  container_loader(pen) {
    pen.body(box(-0.22, -0.5, 0.22, 0.5, 0.02));
    pen.part(box(-0.18, -0.46, 0.18, -0.2, 0.01), 0.65);
    pen.part(box(-0.18, -0.1, 0.18, 0.46, 0.01), 1.4);
    pen.line(lines([-0.18, -0.1, 0.18, 0.46], [0.18, -0.1, -0.18, 0.46]), 0.03, 0.3);
  },
  fuel_truck: pen => truck(pen, tank('F')),
  catering_truck: pen => truck(pen, crate('C')),
  water_truck: pen => truck(pen, tank('W')),
  lavatory_truck: pen => truck(pen, tank('L')),
  deicer(pen) {
    truck(pen, tank('D'));
    pen.line(lines([0.1, -0.18, 0.1, 0.3]), 0.05, 0.2);
  },
  bus(pen) {
    pen.body(box(-0.13, -0.5, 0.13, 0.5, 0.05));
    pen.part(box(-0.1, -0.45, 0.1, -0.38, 0.02), GLASS);
    for (const y of [-0.28, -0.08, 0.12, 0.32]) pen.part(box(-0.08, y, 0.08, y + 0.12, 0.01), 1.5);
  },
  stairs(pen) {
    pen.body(box(-0.15, -0.5, 0.15, 0.5, 0.02));
    pen.part(box(-0.13, -0.48, 0.13, -0.3, 0.01), 1.4);
    for (const y of [-0.2, -0.06, 0.08, 0.22, 0.36]) pen.line(lines([-0.12, y, 0.12, y]), 0.04, 0.25);
  },
  power_unit(pen) {
    pen.body(box(-0.3, -0.38, 0.3, 0.42, 0.04));
    pen.line(lines([0, -0.38, 0, -0.5]), 0.08, 0.3);
    pen.part(bolt(), 0.15);
  },
  follow_me(pen) {
    car(pen);
    for (const [x, y] of [
      [-0.16, -0.06],
      [0, 0.06],
      [-0.16, 0.18],
    ] as const) {
      pen.part(box(x, y, x + 0.16, y + 0.12, 0), 0.1);
    }
  },
  emergency(pen) {
    pen.body(box(-0.17, -0.5, 0.17, 0.5, 0.03));
    pen.part(box(-0.14, -0.44, 0.14, -0.32, 0.02), GLASS);
    pen.part(box(-0.14, -0.28, 0.14, -0.2, 0.01), 1.8);
    pen.line(lines([0, 0, 0, 0.36], [-0.11, 0.18, 0.11, 0.18]), 0.09, 1.9);
  },
  van(pen) {
    pen.body(box(-0.2, -0.5, 0.2, 0.5, 0.06));
    pen.part(box(-0.16, -0.34, 0.16, -0.22, 0.03), GLASS);
    pen.part(box(-0.15, -0.14, 0.15, 0.44, 0.03), 1.3);
  },
  plough(pen) {
    pen.body(box(-0.16, -0.4, 0.16, 0.5, 0.03));
    pen.body(box(-0.28, -0.5, 0.28, -0.4, 0.02), 0.7);
    pen.part(box(-0.13, -0.3, 0.13, -0.2, 0.02), GLASS);
  },
  other(pen) {
    pen.body(
      mirrored([
        [0, -0.46],
        [0.4, 0.44],
        [0, 0.24],
      ]),
    );
    pen.part(disc(0, 0.06, 0.06), GLASS);
  },
};

/** A lightning bolt. */
function bolt(): Path2D {
  return new Path2D('M0.06,-0.26 L-0.14,0.06 L-0.02,0.06 L-0.06,0.32 L0.14,-0.02 L0.02,-0.02 Z');
}
