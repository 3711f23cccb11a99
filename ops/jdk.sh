# Sourced by the scripts: finds a JDK 25 and sets `jdk` to its folder, whatever java is first on the PATH.

# Prints the major version of the JDK in a folder; nothing if there is no JDK.
jdk_version() {
  [ -x "$1/bin/java" ] && [ -x "$1/bin/javac" ] || return 0
  if [ -r "$1/release" ]; then
    sed -n 's/^JAVA_VERSION="\([0-9]*\).*/\1/p' "$1/release"
  else
    "$1/bin/java" -version 2>&1 | sed -n '1s/.*version "\([0-9]*\).*/\1/p'
  fi
}

find_jdk() {
  local folder version on_path
  on_path=$(readlink -f "$(command -v javac || true)" || true)
  for folder in "${JAVA_HOME:-}" /usr/lib/jvm/* "${on_path%/bin/javac}"; do
    [ -n "$folder" ] || continue
    version=$(jdk_version "$folder")
    if [ -n "$version" ] && [ "$version" -ge 25 ]; then
      jdk=$folder
      # Maven may run on an older Java; its toolchain search looks here too.
      export JAVA25_HOME=$folder
      return 0
    fi
  done
  echo "A JDK 25 or newer is missing; install it with: apt-get install openjdk-25-jdk-headless" \
    "(or unpack one from https://adoptium.net and set JAVA_HOME)" >&2
  return 3
}

find_maven() {
  command -v mvn >/dev/null && return 0
  echo "Maven is missing; install it with: apt-get install maven" >&2
  return 3
}
