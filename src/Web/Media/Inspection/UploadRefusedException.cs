namespace Visavis.Web.Media.Inspection;

/// <summary>The file is not taken; nothing of it was kept.</summary>
public sealed class UploadRefusedException(UploadProblem problem) : Exception($"Upload refused: {problem}.")
{
    public UploadProblem Problem => problem;
}
