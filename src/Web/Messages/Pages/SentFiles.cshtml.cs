using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;
using Visavis.Web.Accounts;
using Visavis.Web.Foundation.Localization;

namespace Visavis.Web.Messages.Pages;

/// <summary>The files one sent with messages, the largest first, each with the way to take it back.</summary>
[Authorize]
public sealed class SentFilesModel(SentFiles sent, IStringLocalizer<MessageTexts> texts) : PageModel
{
    public string RoomSentence { get; private set; } = "";

    public IReadOnlyList<SentFile> Files { get; private set; } = [];

    [TempData]
    public string? Notice { get; set; }

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        var me = User.AccountId()!.Value;
        RoomSentence = sent.Say(await sent.RoomAsync(me, cancellationToken));
        Files = await sent.ListAsync(me, cancellationToken);
    }

    public async Task<IActionResult> OnPostAsync(Guid file, CancellationToken cancellationToken)
    {
        var removed = await sent.RemoveAsync(User.AccountId()!.Value, file, cancellationToken);
        Notice = removed is null ? texts["Ce fichier n’est plus là."] : texts["Le fichier est retiré pour vous deux. Le message reste."];
        return LocalRedirect("/messages/sent-files");
    }
}
