import sax from 'sax';

/** A report lies four deep; more than this is no message. */
const MOST_DEPTH = 16;
/** How long a text is taken; longer ones are cut. Characters. */
const MOST_TEXT = 1000;

/** An element of a message, its name without prefix. */
export interface XmlElement {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: XmlElement[];
  /** Its own text, without blanks around it. */
  text: string;
  /** Where it begins in the message's text, in characters. */
  readonly begin: number;
}

/** A message's root with all its elements that are whole, and where and why it could not be read further. */
export interface MessageTree {
  readonly root: XmlElement | undefined;
  readonly damage: { readonly at: number; readonly reason: string } | undefined;
}

/**
 * Reads one message by the rules of XML. No document type is read, so that there are no entities but XML's own five
 * and characters by number: nothing is fetched and nothing grows.
 */
export function readMessageTree(text: string): MessageTree {
  const parser = sax.parser(true, { trim: false, position: true });
  const open: XmlElement[] = [];
  let root: XmlElement | undefined;
  let damage: MessageTree['damage'];
  const fail = (reason: string) => {
    damage ??= { at: open[1]?.begin ?? 0, reason };
  };
  parser.onerror = error => fail(`is not well-formed XML: ${error.message.split('\n')[0]?.toLowerCase()}`);
  parser.onopentag = ({ name, attributes }) => {
    if (damage) return;
    if (open.length === MOST_DEPTH) return fail(`is nested over ${MOST_DEPTH} deep`);
    const begin = Math.max(0, parser.startTagPosition - 1);
    const element = {
      name: localName(name),
      attributes: attributes as Record<string, string>,
      children: [],
      text: '',
      begin,
    };
    root ??= element;
    open.push(element);
  };
  parser.ontext = parser.oncdata = (piece: string) => {
    const element = open.at(-1);
    if (!damage && element && element.text.length < MOST_TEXT) element.text += piece.slice(0, MOST_TEXT);
  };
  parser.onclosetag = () => {
    if (damage) return;
    const element = open.pop();
    if (!element) return;
    element.text = element.text.trim();
    open.at(-1)?.children.push(element);
  };
  parser.write(text);
  if (!damage && open.length > 0) fail('is cut off');
  return { root, damage };
}

/** The first child of that name. */
export function childOf(element: XmlElement | undefined, name: string): XmlElement | undefined {
  return element?.children.find(child => child.name === name);
}

/** The text of the first child of that name; `undefined` where there is none, or it is empty. */
export function textOf(element: XmlElement | undefined, name: string): string | undefined {
  return childOf(element, name)?.text || undefined;
}

function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}
