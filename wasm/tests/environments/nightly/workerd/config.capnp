using Workerd = import "/workerd/workerd.capnp";

const config :Workerd.Config = (services = [(name = "main", worker = .worker)]);

const worker :Workerd.Worker = (
  modules = [
    (name = "worker.js", esModule = embed "../out/workerd/worker.js"),
    (name = "septet_bg.wasm", wasm = embed "../out/workerd/septet_bg.wasm"),
  ],
  compatibilityDate = "2026-01-01",
);
