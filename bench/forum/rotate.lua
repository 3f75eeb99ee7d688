-- Ask for one path after the other, as PATHS has them, and print one line of JSON at the end.
-- The first lines are written before these by bench/forum/loading.py: PATHS, HEADERS, WRITERS.

local threads, number, asked = {}, 0, 0

function setup(thread)
  number = number + 1
  thread:set("place", number)
  table.insert(threads, thread)
end

function init(args)
  posted, refused = 0, 0
end

-- Every tenth request of a writer looks at a page, as people do: what was to be told them is told.
function request()
  asked = asked + 1
  local path = PATHS[asked % #PATHS + 1]
  if not WRITERS then
    return wrk.format("GET", path, HEADERS)
  end
  local me = WRITERS[place]
  if asked % 10 == 0 then
    return wrk.format("GET", "/rules", { Cookie = me.cookie })
  end
  local mark = RUN .. "x" .. place .. "x" .. asked
  local body = "action=post&details_ok=1&csrf_token=" .. me.token .. "&nonce=" .. mark
    .. "&body=" .. WORDS .. "+" .. mark
  return wrk.format("POST", path .. "/reply", {
    Cookie = me.cookie, ["Content-Type"] = "application/x-www-form-urlencoded",
  }, body)
end

if WRITERS then
  function response(status, headers, body)
    if status == 303 then posted = posted + 1 end
    if status ~= 303 and status ~= 200 then refused = refused + 1 end
  end
end

function done(summary, latency, requests)
  local posted, refused = 0, 0
  for _, thread in ipairs(threads) do
    posted = posted + (thread:get("posted") or 0)
    refused = refused + (thread:get("refused") or 0)
  end
  local errors = summary.errors
  io.write(string.format(
    '\n{"requests": %d, "microseconds": %d, "bytes": %d, "p50": %d, "p95": %d, "p99": %d,'
      .. ' "most": %d, "connect": %d, "read": %d, "write": %d, "status": %d, "timeout": %d,'
      .. ' "posted": %d, "refused": %d}\n',
    summary.requests, summary.duration, summary.bytes, latency:percentile(50),
    latency:percentile(95), latency:percentile(99), latency.max, errors.connect, errors.read,
    errors.write, errors.status, errors.timeout, posted, refused))
end
