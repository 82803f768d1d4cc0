// The machine and the versions.
import { spawnSync } from "node:child_process";
import { readFileSync, readdirSync } from "node:fs";
import { cpus, release, totalmem } from "node:os";
import { join } from "node:path";

const output = (command, ...parameters) => {
  const { stdout, stderr } = spawnSync(command, parameters, { encoding: "utf8" });
  return `${stdout ?? ""}${stderr ?? ""}`;
};

const version = (command, ...parameters) =>
  output(command, ...parameters).match(/\d+(\.\d+)+/)?.[0];

const debian = (name) => output("dpkg-query", "-W", "-f", "${Version}", name).trim();

export const about = (gateway, jasminFolder) => {
  const [{ model }] = cpus();
  const system = readFileSync("/etc/os-release", "utf8").match(/^PRETTY_NAME="(.*)"/m)[1];
  const python = join(jasminFolder, "python");
  const [library] = readdirSync(join(python, "lib"));
  const packages = readdirSync(join(python, "lib", library, "site-packages"));
  const jasmin = packages.map((name) => name.match(/^jasmin-(.*)\.dist-info$/)?.[1]).find(Boolean);
  return [
    `${cpus().length} processors (${model}), ${Math.round(totalmem() / 2 ** 30)} GiB of memory, ` +
      `${system}, Linux ${release()}.`,
    `septet-gateway ${version(gateway, "--version")}, with SQLite in it; ` +
      `PostgreSQL ${debian("postgresql-15")}; Kannel ${debian("kannel")};\n` +
      `Jasmin ${jasmin} with ${library.replace("python", "Python ")}, ` +
      `RabbitMQ ${debian("rabbitmq-server")} and Redis ${debian("redis-server")};\n` +
      `tshark ${version("tshark", "--version")}.`,
  ].join("\n");
};
