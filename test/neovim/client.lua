-- A client that is not ours: Neovim's own, headless. It opens an article, waits for the findings, reads a hover, applies
-- the preferred fix of one finding, and sees its findings change. Called with `nvim --headless -l`-like `-S`, the
-- article and the command of the server in the environment.

local function fail(message)
  io.stderr:write(message .. '\n')
  vim.cmd('cquit 1')
end

local function wait(what, condition)
  if not vim.wait(20000, condition, 20) then
    fail('Not within 20 s: ' .. what)
  end
end

local function findings()
  return vim.diagnostic.get(0)
end

local function of_rule(rule)
  for _, it in ipairs(findings()) do
    local code = it.code or (it.user_data and it.user_data.lsp and it.user_data.lsp.code)
    if code == rule then
      return it
    end
  end
end

local function text()
  return table.concat(vim.api.nvim_buf_get_lines(0, 0, -1, false), '\n')
end

vim.cmd('edit ' .. vim.env.ARTICLE)
local id = vim.lsp.start_client({
  name = 'ldn-lint',
  cmd = vim.split(vim.env.SERVER, ' '),
  root_dir = vim.fn.fnamemodify(vim.env.ARTICLE, ':h'),
})
vim.lsp.buf_attach_client(0, id)
wait('findings', function()
  return of_rule('dose/unsupported-range') and of_rule('dose/error-prone-notation')
end)

local notation = of_rule('dose/error-prone-notation')
vim.api.nvim_win_set_cursor(0, { notation.lnum + 1, notation.col })
local hover = vim.lsp.buf_request_sync(0, 'textDocument/hover', vim.lsp.util.make_position_params(), 20000)[id]
if not (hover and hover.result and hover.result.contents.value:find('dose/error-prone-notation', 1, true)) then
  fail('No hover: ' .. vim.inspect(hover))
end

local params = vim.lsp.util.make_range_params()
local diagnostics = vim.lsp.diagnostic.get_line_diagnostics(0, notation.lnum)
params.context = { diagnostics = diagnostics }
local answer = vim.lsp.buf_request_sync(0, 'textDocument/codeAction', params, 20000)[id]
local preferred
for _, action in ipairs(answer.result or {}) do
  if action.isPreferred then
    preferred = action
  end
end
if not preferred then
  fail('No preferred action: ' .. vim.inspect(answer))
end
if not preferred.edit then
  preferred = vim.lsp.buf_request_sync(0, 'codeAction/resolve', preferred, 20000)[id].result
end
vim.lsp.util.apply_workspace_edit(preferred.edit, vim.lsp.get_client_by_id(id).offset_encoding)
if not text():find('0.5 mg', 1, true) then
  fail('Not fixed: ' .. text())
end
wait('new findings', function()
  return of_rule('dose/unsupported-range') and not of_rule('dose/error-prone-notation')
end)

vim.lsp.stop_client(id)
wait('the end of the server', function()
  return vim.lsp.get_client_by_id(id) == nil
end)
vim.cmd('quitall!')
