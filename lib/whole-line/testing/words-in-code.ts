import ts from 'typescript'

/** One string that a person may see: where it stands (1-based line) and what it says, `…` for each value put into it. */
export interface Word {
  file: string
  line: number
  text: string
}

/** Attributes and calls whose strings are for the machine: classes, addresses, keys, module names. */
const machineAttributes = new Set(['className', 'href', 'id', 'key', 'name', 'type', 'role', 'rel', 'd', 'points'])

/**
 * Every string literal, template and JSX text of one TypeScript or JavaScript source. Left out is what no screen can draw:
 * types, module names, property names, and the attributes above.
 */
export function wordsInCode(file: string, source: string): Word[] {
  const kind = file.endsWith('.tsx') ? ts.ScriptKind.TSX : file.endsWith('.js') ? ts.ScriptKind.JS : ts.ScriptKind.TS
  const tree = ts.createSourceFile(file, source, ts.ScriptTarget.Latest, true, kind)
  const found: Word[] = []

  function visit(node: ts.Node): void {
    if (isForTheMachine(node)) return
    const text = textOf(node)
    if (text?.trim()) {
      const line = tree.getLineAndCharacterOfPosition(node.getStart(tree)).line + 1
      found.push({ file, line, text: text.replace(/\s+/g, ' ').trim() })
    }
    ts.forEachChild(node, visit)
  }
  visit(tree)
  return found
}

function textOf(node: ts.Node): string | null {
  if (ts.isStringLiteral(node) || ts.isNoSubstitutionTemplateLiteral(node)) return node.text
  if (ts.isTemplateExpression(node))
    return node.head.text + node.templateSpans.map(({ literal }) => `…${literal.text}`).join('')
  if (ts.isJsxElement(node) || ts.isJsxFragment(node)) return node.children.map(drawnText).join('')
  return null
}

/** What one child of an element draws: its own words, `…` for a value, a gap for an element (which is read on its own). */
function drawnText(child: ts.JsxChild): string {
  if (ts.isJsxText(child)) return child.text
  if (!ts.isJsxExpression(child)) return ' … '
  if (!child.expression) return ''
  return ts.isStringLiteralLike(child.expression) ? child.expression.text : '…'
}

function isForTheMachine(node: ts.Node): boolean {
  if (ts.isImportDeclaration(node) || ts.isExportDeclaration(node) || ts.isTypeNode(node)) return true
  if (ts.isJsxAttribute(node)) return machineAttributes.has(node.name.getText())
  return ts.isStringLiteral(node) && ts.isPropertyAssignment(node.parent) && node.parent.name === node
}
