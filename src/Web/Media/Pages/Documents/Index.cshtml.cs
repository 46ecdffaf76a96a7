using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using Visavis.Web.Accounts;
using Visavis.Web.Foundation.Localization;
using Visavis.Web.Media;
using Visavis.Web.Media.Documents;
using Visavis.Web.Media.Uploads;

namespace Visavis.Web.Media.Pages.Documents;

[AcceptsUploads("Upload")]
public sealed class IndexModel(
    DocumentLibrary library,
    DocumentLinks links,
    MediaQuota quota,
    UploadSentences sentences,
    IStringLocalizer<MediaTexts> texts
) : MediaPageModel(sentences)
{
    public const string UploadSection = "upload";
    public const string DocumentsSection = "documents";
    public const string BinSection = "bin";

    public IReadOnlyList<ProfileDocument> Documents { get; private set; } = [];

    public IReadOnlyList<ProfileDocument> Bin { get; private set; } = [];

    public MediaUsage Usage { get; private set; } = null!;

    public MediaOptions Limits => quota.Limits;

    /// <summary>The title that could not be saved, to be shown again.</summary>
    public (Guid Id, string Title, DocumentVisibility Visibility)? Typed { get; private set; }

    public async Task OnGetAsync() => await LoadAsync();

    /// <summary>Where the owner opens a document: the way a client will.</summary>
    public string AddressOf(ProfileDocument document) => links.PersonalOf(document.Id, AccountId);

    public Task<IActionResult> OnPostUploadAsync(string? title, string? visibility)
    {
        var files = Request.Form.Files;
        var chosen = files.Count == 0 ? [("", (IFormFile?)null)] : files.Select(file => (file.FileName, (IFormFile?)file)).ToList();
        // One title names one document.
        var given = files.Count == 1 ? PersonalText.Clean(title, ProfileDocument.LongestTitle) : "";
        return TakeAsync(
            UploadSection,
            [.. chosen.Select(file => (file.Item1, (Func<Task>)(() => TakeAsync(file.Item2, given, Parse(visibility)))))],
            count => count == 1 ? texts["Document ajouté."] : texts["{0} documents ajoutés.", count],
            LoadAsync
        );
    }

    public async Task<IActionResult> OnPostSaveAsync(Guid id, string? title, string? visibility, string? stamp)
    {
        if (await library.FindAsync(AccountId, id, Aborted) is not { } document)
        {
            return Absent(texts["Ce document n’est plus dans votre liste."]);
        }

        var (clean, chosen) = (PersonalText.Clean(title, ProfileDocument.LongestTitle), Parse(visibility));
        if (clean.Length == 0)
        {
            var sentence = texts["Donnez un titre au document."];
            ModelState.AddModelError($"title-{id:N}", sentence);
            Typed = (id, "", chosen);
            Response.StatusCode = StatusCodes.Status400BadRequest;
            await LoadAsync();
            return WantsJson ? new JsonResult(new { message = sentence.Value }) { StatusCode = StatusCodes.Status400BadRequest } : Page();
        }

        var changed = ChangedFields.Of((texts["le titre"], document.Title, clean), (texts["la visibilité"], document.Visibility, chosen));
        if (stamp is not null && stamp != StampOf(document) && changed.Count > 0)
        {
            Typed = (id, clean, chosen);
            await LoadAsync();
            return Conflict(DocumentsSection);
        }

        await library.SaveAsync(document, clean, chosen, Aborted);
        return Answer(
            DocumentsSection,
            changed.Count == 0 ? texts["Rien n’a changé."] : texts["Enregistré. Modifié : {0}.", string.Join(", ", changed)]
        );
    }

    public async Task<IActionResult> OnPostMoveAsync(Guid id, int steps) =>
        await library.MoveAsync(AccountId, id, Math.Clamp(steps, -1, 1), Aborted) is var (place, count)
            ? Answer(DocumentsSection, texts["Document déplacé : place {0} sur {1}.", place, count])
            : Absent(texts["Ce document n’est plus dans votre liste."]);

    public async Task<IActionResult> OnPostBinAsync(Guid id) =>
        await library.BinAsync(AccountId, id, Aborted)
            ? Answer(DocumentsSection, texts["Le document est dans la corbeille."])
            : Absent(texts["Ce document n’est plus dans votre liste."]);

    public async Task<IActionResult> OnPostRestoreAsync(Guid id) =>
        await library.RestoreAsync(AccountId, id, Aborted)
            ? Answer(BinSection, texts["Le document est de retour, à la fin de la liste."])
            : Absent(texts["Ce document n’est plus dans la corbeille."]);

    public async Task<IActionResult> OnPostEmptyBinAsync()
    {
        await library.EmptyBinAsync(AccountId, Aborted);
        return Answer(BinSection, texts["La corbeille est vide."]);
    }

    public static string StampOf(ProfileDocument document) => SectionStamp.Of(document.Title, document.Visibility);

    private CancellationToken Aborted => HttpContext.RequestAborted;

    /// <summary>What is not clearly public is for clients only.</summary>
    private static DocumentVisibility Parse(string? visibility) =>
        visibility is nameof(DocumentVisibility.Public) ? DocumentVisibility.Public : DocumentVisibility.Clients;

    private async Task TakeAsync(IFormFile? file, string title, DocumentVisibility visibility)
    {
        await using var content = file?.OpenReadStream() ?? new MemoryStream();
        var named = title.Length > 0 ? title : PersonalText.Clean(DocumentName.Title(file?.FileName ?? ""), ProfileDocument.LongestTitle);
        await library.AddAsync(AccountId, named.Length > 0 ? named : texts["Document"], visibility, content, Aborted);
    }

    private async Task LoadAsync()
    {
        Documents = await library.ListAsync(AccountId, Aborted);
        Bin = await library.ListBinAsync(AccountId, Aborted);
        Usage = await quota.UsageAsync(AccountId, Aborted);
    }
}
