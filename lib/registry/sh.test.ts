import { expect, test } from 'vitest'
import { hal, joined, sh, shellComment, withFile } from './sh'

test.each([
  ['plain-1', 'plain-1'],
  ['arn:aws:iam::1:role/team/Deploy', 'arn:aws:iam::1:role/team/Deploy'],
  ['two words', "'two words'"],
  ["it's", `'it'\\''s'`],
  ['$(rm)', "'$(rm)'"],
  ['', "''"],
  ['-x', 'run --name=-x'],
  ['@file', 'run --name=@file'],
  ['red\u001b[31m', `'red'"$(printf '\\033')"'[31m'`],
  ['\u202eexe', `"$(printf '\\342\\200\\256')"'exe'`],
])('%j is the word %s', (value, word) => {
  expect(sh`run --name ${value}`.shell).toBe(word.startsWith('run') ? word : `run --name ${word}`)
})

test.each(['file:///etc/passwd', 'fileb://x', 'http://127.0.0.1/x', 'https://x'])(
  '%s is a text for Halyard, and for the AWS CLI the text of a file',
  (value) => {
    expect(hal`hal --edda ${value}`.shell).toBe(`hal --edda ${value}`)
    expect(sh`aws --name ${value}`.shell).toBe(
      `aws --name "file://$(value=$(mktemp) && printf %s ${value} > "$value" && printf %s "$value")"`,
    )
  },
)

test('a list is one word each, and JSON where the AWS CLI would take one of them for something else', () => {
  expect(sh`run --names ${['a', 'b c']} --end`.shell).toBe("run --names a 'b c' --end")
  expect(sh`run --names ${['a', '-b']}`.shell).toBe(`run --names '["a","-b"]'`)
  expect(sh`run --names ${['-b']}`.shell).toBe('run --names=-b')
  expect(sh`run --names ${['file:///etc/passwd']}`.shell).toBe(`run --names '["file:///etc/passwd"]'`)
})

test('a value that may begin with a dash needs a place where no program takes it for an option', () => {
  expect(() => sh`run ${'-x'}`).toThrow(TypeError)
  expect(sh`run -- ${'-x'}`.shell).toBe('run -- -x')
  expect(sh`echo NAME=${'-x'}`.shell).toBe('echo NAME=-x')
})

test('a comment stays on its line, and a document ends only at its own end', () => {
  expect(shellComment('a\nrm -rf').shell).toBe('# a rm -rf')
  expect(withFile('a b.json', '{"a": "$x"}', sh`run`).shell).toBe(`cat > 'a b.json' <<'END'\n{"a": "$x"}\nEND\nrun`)
  expect(withFile('f', 'END\nrm', sh`run`).shell).toBe(`cat > f <<'END_'\nEND\nrm\nEND_\nrun`)
  expect(joined([sh`a`, null, sh`b`], '\n').shell).toBe('a\nb')
})
