using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Visavis.Web.Accounts;
using Visavis.Web.Foundation.Data;
using Visavis.Web.Foundation.Localization;

namespace Visavis.Web.Messages.Pages;

/// <summary>What one shows while reading and writing.</summary>
[Authorize]
public sealed class SettingsModel(VisavisDbContext db, SentFiles sent, IStringLocalizer<MessageTexts> texts) : PageModel
{
    public MessageSettings Settings { get; private set; } = null!;

    public string RoomSentence { get; private set; } = "";

    [TempData]
    public string? Notice { get; set; }

    private Guid Me => User.AccountId()!.Value;

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        var me = Me;
        Settings =
            await db.Set<MessageSettings>().AsNoTracking().FirstOrDefaultAsync(s => s.AccountId == me, cancellationToken)
            ?? new MessageSettings();
        RoomSentence = sent.Say(await sent.RoomAsync(me, cancellationToken));
    }

    public async Task<IActionResult> OnPostAsync(bool showsTyping, bool showsRead, CancellationToken cancellationToken)
    {
        var me = Me;
        await Overtaken.AgainAsync(
            db,
            async () =>
            {
                var row = await db.Set<MessageSettings>().FirstOrDefaultAsync(s => s.AccountId == me, cancellationToken);
                if (row is null)
                {
                    db.Add(row = new MessageSettings { AccountId = me });
                }

                (row.ShowsTyping, row.ShowsRead) = (showsTyping, showsRead);
                await db.SaveChangesAsync(cancellationToken);
            }
        );
        Notice = texts["Enregistré."];
        return LocalRedirect("/messages/settings");
    }
}
