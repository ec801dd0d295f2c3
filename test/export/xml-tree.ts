import sax from 'sax';

export interface Element {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: Element[];
  text: string;
}

/** The root of a document, read by a strict parser; throws where it is not well-formed or a prefix is not declared. */
export function xmlTree(xml: string): Element {
  const root: Element = { name: '', attributes: {}, children: [], text: '' };
  const open = [root];
  const parser = sax.parser(true, { xmlns: true });
  parser.onerror = error => {
    throw error;
  };
  parser.onopentag = ({ name, attributes }) => {
    const plain = Object.entries(attributes).map(([key, value]) => [
      key,
      typeof value === 'string' ? value : value.value,
    ]);
    const element = { name, attributes: Object.fromEntries(plain), children: [], text: '' };
    open.at(-1)?.children.push(element);
    open.push(element);
  };
  parser.ontext = text => {
    const current = open.at(-1);
    if (current) current.text += text;
  };
  parser.onclosetag = () => void open.pop();
  parser.write(xml).close();
  const [document] = root.children;
  if (!document) throw new Error('An empty document');
  return document;
}

/** All elements of that name, at any depth, in the order of the document. */
export function all(element: Element, name: string): Element[] {
  return element.children.flatMap(child => [...(child.name === name ? [child] : []), ...all(child, name)]);
}

export const texts = (element: Element, name: string): string[] => all(element, name).map(({ text }) => text);
