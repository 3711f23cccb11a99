# Sourced by the scripts: builds target/thuocdo.jar when a source is newer than the last build.

build_if_older() {
  local stamp=$root/target/built
  if [ -e "$stamp" ] && [ -e "$root/target/thuocdo.jar" ] && [ -d "$root/target/lib" ] &&
    [ -z "$(find "$root/src/main" "$root/templates" "$root/kiosk" "$root/pom.xml" \
      -name node_modules -prune -o -newer "$stamp" -print -quit 2>/dev/null)" ]; then
    return 0
  fi
  find_maven || return 3
  echo "Building (about a minute) ..." >&2
  mkdir -p "$root/target"
  # Of the moment before the build: what changes meanwhile is newer.
  touch "$root/target/building"
  # Libraries of an earlier version would stay beside those of this one.
  rm -rf "$root/target/lib" "$root/target/lib-embedded" "$stamp"
  mvn -q -B -f "$root/pom.xml" package -Dmaven.test.skip=true >"$root/target/build.log" 2>&1 || {
    cat "$root/target/build.log" >&2
    echo "The build failed." >&2
    return 3
  }
  mv "$root/target/building" "$stamp"
}

class_path() {
  echo "$root/target/thuocdo.jar:$root/target/lib/*:$root/target/lib-embedded/*"
}

# The test classes beside the build, for what measures and torments it.
build_tests_if_older() {
  build_if_older || return
  local stamp=$root/target/built-tests
  if [ -e "$stamp" ] && [ ! "$root/target/built" -nt "$stamp" ] &&
    [ -z "$(find "$root/src/test" -newer "$stamp" -print -quit)" ]; then
    return 0
  fi
  find_maven || return 3
  mkdir -p "$root/target"
  touch "$root/target/building-tests"
  mvn -q -B -f "$root/pom.xml" test-compile >"$root/target/build-tests.log" 2>&1 || {
    cat "$root/target/build-tests.log" >&2
    echo "The build failed." >&2
    return 3
  }
  mv "$root/target/building-tests" "$stamp"
}
