using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using Visavis.Web.Foundation.Data;
using Visavis.Web.Foundation.Localization;
using Visavis.Web.Media.Uploads;

namespace Visavis.Web.Messages.Pages;

/// <summary>The first message to somebody; once there is one, the address leads into the conversation.</summary>
[AcceptsUploads("Send", FromMembers = true)]
public sealed class NewModel(
    VisavisDbContext db,
    Conversations conversations,
    Correspondents correspondents,
    MessageFiles files,
    SentFiles sentFiles,
    UploadSentences uploadSentences,
    IStringLocalizer<MessageTexts> texts,
    ILogger<NewModel> logger
) : MessagePageModel(db, conversations, files, sentFiles, uploadSentences, texts, logger)
{
    public Correspondent Peer { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(Guid id)
    {
        if (await ConversationRows.FindAsync(Db, Me, id, Aborted) is { LastSequence: > 0 } conversation)
        {
            await CheckCallAsync(id);
            return LocalRedirect(Call is null ? $"/messages/{conversation.Id:D}" : $"/messages/{conversation.Id:D}?call={Call}");
        }

        return await ShowAsync(id);
    }

    /// <summary>A form that names no action.</summary>
    public IActionResult OnPost() => LocalRedirect(Request.Path);

    public async Task<IActionResult> OnPostSendAsync(Guid id, string? messageId, string? text) =>
        await SendAsync(id, messageId, text) ?? await ShowAsync(id);

    private async Task<IActionResult> ShowAsync(Guid peer)
    {
        if (!await correspondents.MayBeginAsync(Db, Me, peer, Aborted))
        {
            return NotFound();
        }

        await CheckCallAsync(peer);
        await ReadRoomAsync();
        Peer = (await Correspondents.FindAsync(Db, [peer], Aborted))[peer];
        return Page();
    }
}
