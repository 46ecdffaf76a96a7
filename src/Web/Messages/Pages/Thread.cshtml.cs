using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Visavis.Web.Blocking;
using Visavis.Web.Foundation.Data;
using Visavis.Web.Foundation.Localization;
using Visavis.Web.Media.Uploads;

namespace Visavis.Web.Messages.Pages;

/// <summary>One conversation. Looking at it reads it; somebody else's is absent.</summary>
[AcceptsUploads("Send", FromMembers = true)]
public sealed class ThreadModel(
    VisavisDbContext db,
    Conversations conversations,
    MessageFiles files,
    UploadSentences uploadSentences,
    MessageThread thread,
    ThreadActions actions,
    SentFiles sentFiles,
    IStringLocalizer<MessageTexts> texts,
    ILogger<ThreadModel> logger,
    TimeProvider time
) : MessagePageModel(db, conversations, files, sentFiles, uploadSentences, texts, logger)
{
    private const string DefaultZone = "Europe/Paris";

    public ConversationSide Side { get; private set; } = null!;

    public Correspondent Peer { get; private set; } = null!;

    public IReadOnlyList<ThreadLine> Lines { get; private set; } = [];

    public bool HasEarlier { get; private set; }

    public bool HasLater { get; private set; }

    public bool IsBlockedByMe { get; private set; }

    public int? ReadByPeer { get; private set; }

    [TempData]
    public string? Notice { get; set; }

    public async Task<IActionResult> OnGetAsync(Guid id, int? before, int? around)
    {
        if (!await FindAsync(id))
        {
            return NotFound();
        }

        await ShowAsync(
            before
                ?? (around is { } middle and < int.MaxValue - MessageThread.PageSize ? middle + (MessageThread.PageSize / 2) : int.MaxValue)
        );
        return Page();
    }

    /// <summary>For scripts: the lines from a sequence on, as the page would show them.</summary>
    public async Task<IActionResult> OnGetLinesAsync(Guid id, int from)
    {
        if (!await FindAsync(id))
        {
            return NotFound();
        }

        Lines = await thread.FromAsync(Side, from, await ZoneAsync(), Aborted);
        Response.Headers["Lines-Complete"] = Lines.Count < MessageThread.PageSize ? "true" : "false";
        return Partial("_Lines", Lines);
    }

    /// <summary>A form that names no action.</summary>
    public IActionResult OnPost() => LocalRedirect(Request.Path);

    public async Task<IActionResult> OnPostSendAsync(Guid id, string? messageId, string? text)
    {
        if (!await FindAsync(id))
        {
            return NotFound();
        }

        return await SendAsync(Side.PeerId, messageId, text) ?? await AgainAsync();
    }

    public async Task<IActionResult> OnPostReadAsync(Guid id, int upTo)
    {
        if (!await FindAsync(id))
        {
            return NotFound();
        }

        await actions.ReadAsync(Side, upTo, Aborted);
        return new NoContentResult();
    }

    public async Task<IActionResult> OnPostTypingAsync(Guid id)
    {
        if (!await FindAsync(id))
        {
            return NotFound();
        }

        await actions.TypingAsync(Side, Aborted);
        return new NoContentResult();
    }

    public async Task<IActionResult> OnPostEditAsync(Guid id, int sequence, string? text)
    {
        if (!await FindAsync(id))
        {
            return NotFound();
        }

        return await actions.EditAsync(Side, sequence, text, Aborted) switch
        {
            EditOutcome.Absent => NotFound(),
            EditOutcome.TooLate => Done(sequence, Texts["Un message se corrige pendant cinq minutes ; celui-ci reste tel quel."]),
            EditOutcome.Empty => Done(sequence, Texts["Écrivez quelques mots ; le message est resté tel quel."]),
            EditOutcome.NotAccepted => Done(sequence, Texts["Cette personne ne reçoit pas vos messages."]),
            EditOutcome.TooLong => Done(sequence, Texts["Le texte est trop long ; le message est resté tel quel."]),
            _ => Done(sequence, Texts["Message corrigé."]),
        };
    }

    public async Task<IActionResult> OnPostHideAsync(Guid id, int sequence)
    {
        if (!await FindAsync(id))
        {
            return NotFound();
        }

        await actions.HideAsync(Side, sequence, Aborted);
        return Done(null, Texts["Le message n’est plus dans votre vue. L’autre personne le voit toujours."]);
    }

    public async Task<IActionResult> OnPostRemoveFileAsync(Guid id, Guid file)
    {
        if (!await FindAsync(id) || await Sent.RemoveAsync(Me, file, Aborted) is not { } removed)
        {
            return NotFound();
        }

        return Done(removed.Sequence, Texts["Le fichier est retiré pour vous deux. Le message reste."]);
    }

    /// <param name="upTo">The last message the person saw: what came since stays.</param>
    public async Task<IActionResult> OnPostRemoveAsync(Guid id, int? upTo)
    {
        if (!await FindAsync(id))
        {
            return NotFound();
        }

        await actions.HideAllAsync(Side, upTo ?? Side.ReadSequence, Aborted);
        return LocalRedirect("/messages");
    }

    public async Task<IActionResult> OnPostMuteAsync(Guid id, bool mute)
    {
        if (!await FindAsync(id))
        {
            return NotFound();
        }

        await actions.MuteAsync(Side, mute, Aborted);
        return Done(
            null,
            mute
                ? Texts["Conversation en sourdine : elle compte ses messages sans rien vous envoyer."]
                : Texts["La conversation vous prévient de nouveau."]
        );
    }

    public async Task<IActionResult> OnPostBlockAsync(Guid id, bool block)
    {
        if (!await FindAsync(id))
        {
            return NotFound();
        }

        await Blocks.SetAsync(Db, Me, Side.PeerId, block, time.GetUtcNow(), Aborted);
        return Done(
            null,
            block
                ? Texts["Cette personne est bloquée : elle ne peut plus ni vous écrire ni vous appeler, et rien ne le lui dit."]
                : Texts["Cette personne peut de nouveau vous écrire et vous appeler."]
        );
    }

    private LocalRedirectResult Done(int? sequence, string sentence)
    {
        Notice = sentence;
        return LocalRedirect(sequence is null ? Request.Path : string.Create(CultureInfo.InvariantCulture, $"{Request.Path}#m{sequence}"));
    }

    private async Task<IActionResult> AgainAsync()
    {
        await ShowAsync(int.MaxValue);
        return Page();
    }

    private async Task<bool> FindAsync(Guid id)
    {
        if (await thread.FindSideAsync(Me, id, Aborted) is not { } side)
        {
            return false;
        }

        Side = side;
        return true;
    }

    private async Task ShowAsync(int before)
    {
        Lines = await thread.BeforeAsync(Side, before, await ZoneAsync(), Aborted);
        HasEarlier = Lines.Count == MessageThread.PageSize && await thread.HasBeforeAsync(Side, Lines[0].Sequence, Aborted);
        HasLater = Lines.Count > 0 && Lines[^1].Sequence < Side.LastSequence && before != int.MaxValue;
        var people = await Correspondents.FindAsync(Db, [Side.PeerId], Aborted);
        Peer = people.GetValueOrDefault(Side.PeerId) ?? new Correspondent(Side.PeerId, "", null, null, null);
        IsBlockedByMe = await Blocks.HasBlockedAsync(Db, Me, Side.PeerId, Aborted);
        if (!HasLater)
        {
            await actions.ReadAsync(Side, Side.LastSequence, Aborted);
        }

        await CheckCallAsync(Side.PeerId);
        await ReadRoomAsync();
        ReadByPeer = await actions.ReadByPeerAsync(Side, Aborted);
    }

    private async Task<string> ZoneAsync()
    {
        var me = Me;
        return await Db.Users.Where(a => a.Id == me).Select(a => a.TimeZone).FirstOrDefaultAsync(Aborted) ?? DefaultZone;
    }
}
