-- unmask in Neovim 0.7 or later: put this into ~/.config/nvim/plugin/unmask.lua.
-- It needs `unmask` on the path: pipx install 'unmask[editor]'.

local languages = { "markdown", "text", "gitcommit", "mail" }
local client

local function configuration(buffer)
  local folder = vim.fn.fnamemodify(vim.api.nvim_buf_get_name(buffer), ":p:h")
  return {
    name = "unmask",
    cmd = { "unmask", "lsp" },
    root_dir = folder,
    handlers = {
      -- The score, for your status line: %{get(b:, 'unmask', '')}
      ["$/unmask/status"] = function(_, status)
        local about = vim.uri_to_bufnr(status.uri)
        vim.api.nvim_buf_set_var(about, "unmask", status.text)
        vim.cmd("redrawstatus")
      end,
    },
  }
end

local function attach(buffer)
  if vim.lsp.start then
    vim.lsp.start(configuration(buffer), { bufnr = buffer })
  else
    client = client or vim.lsp.start_client(configuration(buffer))
    vim.lsp.buf_attach_client(buffer, client)
  end
  -- What is to be done about a finding: the edit, a silence, or a term to allow.
  vim.keymap.set("n", "<leader>u", vim.lsp.buf.code_action, { buffer = buffer, desc = "unmask: what to do here" })
end

vim.api.nvim_create_autocmd("FileType", {
  pattern = languages,
  callback = function(event)
    attach(event.buf)
  end,
})
