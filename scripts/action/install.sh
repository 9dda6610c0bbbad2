#!/usr/bin/env bash
# A step of action.yml: leaves the path of the program in the output `cli`.
#   LDN_LINT_VERSION  version, tag, or path of a tarball; may be empty
#   LDN_LINT_FOLDER   the project's folder
#   LDN_LINT_ACTION   folder of the action
set -euo pipefail

fail() {
	echo "::error title=ldn-lint::$1"
	exit 2
}

# On Windows the shell has paths of its own.
native() {
	if command -v cygpath >/dev/null; then cygpath -m -- "$1"; else printf '%s' "$1"; fi
}

command -v node >/dev/null || fail 'There is no Node.js on this runner: run actions/setup-node before this action.'
node -e 'const [a, b] = process.versions.node.split(".").map(Number); process.exit(a > 20 || (a === 20 && b >= 20) ? 0 : 1)' ||
	fail "ldn-lint needs Node.js 20.20 or later, and this is $(node --version): run actions/setup-node before this action."

folder=$(cd -- "$LDN_LINT_FOLDER" 2>/dev/null && pwd) || fail 'The input working-directory names no folder.'
program=node_modules/ldn-lint/dist/cli.js

if [[ -z $LDN_LINT_VERSION ]]; then
	above=$folder
	while [[ ! -f $above/$program && $above != / && $above != "$(dirname -- "$above")" ]]; do
		above=$(dirname -- "$above")
	done
	if [[ -f $above/$program ]]; then
		echo "cli=$(native "$above/$program")" >>"$GITHUB_OUTPUT"
		exit 0
	fi
	LDN_LINT_VERSION=$(node -p 'require(require("node:path").join(process.env.LDN_LINT_ACTION, "package.json")).version')
fi

case $LDN_LINT_VERSION in
-* | *[[:space:]]*) fail 'The input version is no version, tag or path of a tarball.' ;;
*.tgz)
	cd -- "$folder"
	[[ -f $LDN_LINT_VERSION ]] || fail "There is no tarball $LDN_LINT_VERSION, which the input version names."
	package=$(native "$(realpath -- "$LDN_LINT_VERSION")")
	;;
*) package=ldn-lint@$LDN_LINT_VERSION ;;
esac

into=${RUNNER_TEMP:?}/ldn-lint
mkdir -p "$into"
npm install --prefix "$into" --no-save --ignore-scripts --no-audit --no-fund --loglevel=error -- "$package" ||
	fail 'npm could not install ldn-lint: see above. Name a version in the input version, or install ldn-lint in the project.'
echo "cli=$(native "$into/$program")" >>"$GITHUB_OUTPUT"
